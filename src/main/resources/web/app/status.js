/** Says a short sentence at the foot of the page, to screen readers too. */
export function say(text, urgent = false) {
  const status = document.getElementById('status');
  if (status.textContent !== text) {
    status.textContent = text;
    status.classList.toggle('urgent', urgent);
  }
}
