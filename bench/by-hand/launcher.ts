/**
 * What a good front-end developer writes in an afternoon for one page, as a yardstick: a button that loads a Lit panel
 * and the first question, and nothing else the widget does.
 */
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Panel } from './panel.ts';

const button = document.createElement('button');
button.textContent = 'Trouble signing in?';
button.style.cssText =
  'position: fixed; inset: auto 20px 20px auto; padding: 14px 24px; font: 600 16px/1.5 system-ui, sans-serif';
button.addEventListener('click', async () => {
  const [response] = await Promise.all([fetch('/bundle.json'), import('./panel.ts')]);
  const panel = document.createElement('by-hand-panel') as Panel;
  panel.bundle = (await response.json()) as Bundle;
  document.body.append(panel);
  button.hidden = true;
});
document.body.append(button);
