/**
 * What a good front-end developer writes in an afternoon for one page, as a yardstick: a button that loads a Lit panel
 * with five questions in it, and nothing else the widget does.
 */

/** Written in by the build, as in the panel. */
declare const LAUNCHER: string;

const button = document.createElement('button');
button.textContent = LAUNCHER;
button.style.cssText =
  'position: fixed; inset: auto 20px 20px auto; padding: 14px 24px; font: 600 16px/1.5 system-ui, sans-serif';
button.addEventListener('click', async () => {
  await import('./panel.ts');
  document.body.append(document.createElement('by-hand-panel'));
  button.hidden = true;
});
document.body.append(button);
