/* What one does goes to the server one thing after the other, in the order it was done. */

export const base = `/${document.body.dataset.person}`;

const alert = document.getElementById("alert");
const LOST = "Demoen svarer ikke. Er den stanset, starter du den igjen med «make demo» og laster siden på nytt.";
let before = Promise.resolve();

export function tell(text) {
  alert.textContent = text;
  alert.hidden = !text;
}

export function lost(is) {
  if (is) tell(LOST);
  else if (alert.textContent === LOST) tell("");
}

/* Whether the server took it; what went wrong is said in words. */
export function act(path, body) {
  before = before.then(() => send(`${base}/${path}`, body));
  return before;
}

async function send(path, body) {
  tell("");
  try {
    const answer = await fetch(path, { method: "POST", body, keepalive: !body });
    if (!answer.ok) tell((await answer.text()).trim());
    document.dispatchEvent(new Event("acted"));
    return answer.ok;
  } catch {
    lost(true);
    return false;
  }
}
