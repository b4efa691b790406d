// The one script of the desk. Without it the text is there to be selected; so the buttons show only where it runs.
const said = document.createElement('p');
said.setAttribute('role', 'status');
said.className = 'unseen';
document.body.append(said);

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = document.querySelector(`#${button.dataset['copy']}`)?.textContent ?? '';
    let done = 'Copied';
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      done = 'Select it and copy it by hand';
    }
    button.textContent = done;
    said.textContent = done;
    button.addEventListener('blur', () => (button.textContent = words), { once: true });
  });
}
