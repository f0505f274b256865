/* What one does goes to the server one thing after the other, in the order it was done. */

export const base = `/${document.body.dataset.person}`;

const LOST = "Demoen svarer ikke. Er den stanset, starter du den igjen med «make demo» og laster siden på nytt.";
const FAULT = "Demoen fikk det ikke til. Last siden på nytt og prøv igjen.";
let before = Promise.resolve();

/* Said where one looks: in the dialog when one is open. */
export function tell(text) {
  for (const place of document.querySelectorAll(".trouble")) {
    const isMeant = Boolean(place.closest("dialog")) === Boolean(document.querySelector("#modal[open]"));
    place.textContent = isMeant ? text : "";
    place.hidden = !place.textContent;
  }
}

let isLost = false;

export function lost(is) {
  if (is !== isLost) tell(is ? LOST : "");
  isLost = is;
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
    const isDone = answer.status === 204;
    if (!isDone) tell(answer.ok ? (await answer.text()).trim() : FAULT);
    document.dispatchEvent(new Event("acted"));
    return isDone;
  } catch {
    lost(true);
    return false;
  }
}
