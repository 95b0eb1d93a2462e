import htmx from 'htmx.org';
import { say } from './status.js';

// The community's figures carry an ETag. While the tab is seen, it is asked for once a second; a
// new one makes the parts marked data-live fetch themselves again.
const EVERY = 1000;
const AFTER_FAILURE = 5000;
// Without a session a script is told so, instead of being sent to the sign-in page.
const FROM_SCRIPT = { 'X-Requested-With': 'JavaScript' };
const SIGN_IN = 499;
const words = document.body.dataset;
let timer;
let ended = false;
let failing = false;

async function look() {
  const part = document.querySelector('[data-live]');
  if (!part || document.hidden || ended) {
    return;
  }
  let wait = EVERY;
  try {
    const answer = await fetch(part.dataset.live, {
      headers: { 'If-None-Match': part.dataset.revision, ...FROM_SCRIPT },
      cache: 'no-store',
      redirect: 'manual',
    });
    if (answer.status === 304 || answer.ok) {
      recover();
    }
    if (answer.ok) {
      // The part brings its new tag along; should it fail to come, the next look asks again.
      htmx.trigger(document.body, 'changed');
    } else if (answer.status === 304) {
      wait = EVERY;
    } else if (answer.type === 'opaqueredirect' || answer.status === SIGN_IN) {
      end();
    } else {
      wait = fail();
    }
  } catch {
    wait = fail();
  }
  clearTimeout(timer);
  timer = setTimeout(look, wait);
}

function fail() {
  failing = true;
  say(words.offline, true);
  return AFTER_FAILURE;
}

function recover() {
  if (failing) {
    failing = false;
    say('');
  }
}

function end() {
  ended = true;
  say(words.ended, true);
}

document.addEventListener('htmx:configRequest', (event) => {
  Object.assign(event.detail.headers, FROM_SCRIPT);
});
document.addEventListener('htmx:responseError', (event) => {
  if (event.detail.xhr.status === SIGN_IN) {
    end();
  } else {
    fail();
  }
});

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  look();
});
timer = setTimeout(look, EVERY);

// What stands around the part tells of the account's state: that is a new page.
const account = () => document.querySelector('[data-live]')?.dataset.account;
const accountAtFirst = account();
document.addEventListener('htmx:afterSwap', () => {
  if (account() !== accountAtFirst) {
    location.reload();
  }
});

// What a refresh changed is lit up for a moment.
let before = new Map();
const counts = () =>
  new Map([...document.querySelectorAll('[data-row]')].map((r) => [r.dataset.row, r.dataset.uses]));
let open = false;
document.addEventListener('htmx:beforeSwap', () => {
  before = counts();
  open = document.getElementById('twin')?.open ?? false;
});
document.addEventListener('htmx:afterSwap', () => {
  const twin = document.getElementById('twin');
  if (twin && open) {
    twin.open = true;
  }
  for (const row of document.querySelectorAll('[data-row]')) {
    const was = before.get(row.dataset.row);
    if (was !== undefined && was !== row.dataset.uses) {
      row.classList.add('fresh');
    }
  }
});
