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

// What the form came back for is looked at first.
const told = document.getElementById('errors') ?? document.getElementById('cost');
if (told && document.activeElement !== told) {
  told.focus();
}

// The code is made of the name until somebody writes one.
const code = document.querySelector('[data-suggest]');
const name = document.getElementById('f-name');
if (code && name) {
  let untouched = code.value === '';
  let asked = 0;
  code.addEventListener('input', () => {
    untouched = code.value === '';
  });
  name.addEventListener('input', async () => {
    if (!untouched) {
      return;
    }
    asked += 1;
    const mine = asked;
    await new Promise((later) => setTimeout(later, 200));
    if (mine !== asked) {
      return;
    }
    const address = `${code.dataset.suggest}?name=${encodeURIComponent(name.value)}`;
    const answer = await fetch(address, { headers: { 'X-Requested-With': 'JavaScript' } });
    const text = answer.ok ? await answer.text() : '';
    if (untouched && mine === asked) {
      code.value = text;
      code.form.dispatchEvent(new Event('input'));
    }
  });
}

// One box for all of a list, which shows when only some are ticked.
for (const all of document.querySelectorAll('[data-all]')) {
  const boxes = [...all.closest('fieldset').querySelectorAll('[name="offers"]')];
  const settle = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener('change', () => {
    for (const box of boxes) {
      box.checked = all.checked;
    }
  });
  for (const box of boxes) {
    box.addEventListener('change', settle);
  }
  settle();
}
