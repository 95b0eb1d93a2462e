import { say } from './status.js';

document.documentElement.classList.add('script');

// A second press while the first is on its way would only wait for the same answer.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  if (form.dataset.busy) {
    say(form.dataset.busy);
  }
});

// Coming back with the browser's own button shows the page as it was left: let it be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});

const errors = document.getElementById('errors');
if (errors && document.activeElement !== errors) {
  errors.focus();
}
