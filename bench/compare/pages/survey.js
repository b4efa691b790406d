/** A button that loads SurveyJS when it is pressed. */
const button = document.createElement('button');
button.textContent = LAUNCHER;
button.style.cssText =
  'position: fixed; inset: auto 20px 20px auto; padding: 14px 24px; font: 600 16px/1.5 system-ui, sans-serif';
button.addEventListener('click', async () => {
  const { show } = await import('./survey-form.js');
  show();
  button.hidden = true;
});
document.body.append(button);
