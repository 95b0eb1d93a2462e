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

/** The clipboard's own interface exists on secure origins only and may be refused there. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelected(text);
  }
}

function copySelected(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
