import { say } from './status.js';

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) {
    return;
  }
  await copy(button.dataset.copy);
  say(document.body.dataset.copied);
  button.classList.add('copied');
  setTimeout(() => {
    button.classList.remove('copied');
    say('');
  }, 1600);
});

/** The clipboard's own interface exists on secure origins only; a selected field works anywhere. */
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
