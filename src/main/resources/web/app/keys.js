// Single keys can be turned off: they get in the way of people who dictate.
const KEPT = 'shortcuts';
const button = document.getElementById('keys-switch');
let on = localStorage.getItem(KEPT) !== 'off';

function show() {
  document.getElementById('keys').classList.toggle('off', !on);
  document.documentElement.classList.toggle('no-keys', !on);
  button.textContent = on ? button.dataset.off : button.dataset.on;
}

if (button) {
  show();
  button.addEventListener('click', () => {
    on = !on;
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    show();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === '/' && document.getElementById('search')) {
      event.preventDefault();
      document.getElementById('search').select();
    } else if (event.key === 'n') {
      document.getElementById('new')?.click();
    }
  });
}
