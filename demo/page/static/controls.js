/* Buttons, menus, fields and dialogs: what is done with them goes to the bot. */

import { act } from "./act.js";

const modal = document.getElementById("modal");
const confirmation = document.getElementById("confirm");
const PAUSE = 300;
let pausing = 0;

function shownIn(element) {
  const form = element.closest("form[data-shown]");
  const body = new FormData(form);
  body.set("shown", form.dataset.shown);
  return body;
}

/* Whether the person stands by it, asked in the bot's own words where it wants that. */
function confirmed(element) {
  if (!element.dataset.confirm) return Promise.resolve(true);
  const asked = JSON.parse(element.dataset.confirm);
  const [no, yes] = confirmation.querySelectorAll("button");
  document.getElementById("confirm-title").textContent = asked.title;
  document.getElementById("confirm-text").innerHTML = asked.html;
  no.textContent = asked.deny;
  yes.textContent = asked.confirm;
  yes.className = asked.style;
  confirmation.returnValue = "no";
  confirmation.showModal();
  return new Promise((resolve) => {
    confirmation.addEventListener("close", () => resolve(confirmation.returnValue === "yes"), { once: true });
  });
}

async function press(button) {
  if (!(await confirmed(button))) return;
  const body = shownIn(button);
  body.set("action", button.dataset.action);
  if (button.dataset.answer) body.set(button.dataset.action, button.dataset.answer);
  button.setAttribute("aria-busy", "true");
  await act("act", body);
  button.removeAttribute("aria-busy");
}

async function choose(field) {
  delete field.dataset.typed;
  if (!(await confirmed(field))) return;
  const body = shownIn(field);
  body.set("action", field.name);
  await act("act", body);
}

/* Whoever closes a dialog has no more to say in it. */
function close() {
  clearTimeout(pausing);
  act("modal/close");
}

async function post(button) {
  if (await confirmed(button)) await act(button.dataset.post);
}

/* A menu closes when something in it was chosen, or something else pressed. */
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target) || target.closest("button")) menu.open = false;
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action], [data-close], [data-post]");
  if (!button || button.ariaBusy === "true") return;
  if (button.dataset.action) press(button);
  else if (button.dataset.post) post(button);
  else close();
});

/* Where the bot wants to hear each letter, it does when one pauses; the field may have been drawn anew meanwhile. */
document.addEventListener("input", ({ target }) => {
  if (target.dataset.acts !== "letter") return;
  clearTimeout(pausing);
  pausing = setTimeout(() => choose(document.getElementById(target.id)), PAUSE);
});

/* Arrow keys pass through the choices of a menu or date: what they come to counts on Enter or when the field is left. */
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("[data-acts='']");
  if (event.key === "Escape") event.target.closest("details.menu")?.removeAttribute("open");
  if (!field || field.type === "checkbox" || field.tagName === "TEXTAREA") return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (field.dataset.typed === "changed") choose(field);
  } else if (event.key !== "Tab" && field.dataset.typed !== "changed") {
    field.dataset.typed = "keys";
  }
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.dataset.acts !== "") return;
  if (field.dataset.typed && field === document.activeElement) field.dataset.typed = "changed";
  else choose(field);
});

document.addEventListener("focusout", (event) => {
  if (event.target.dataset?.typed === "changed") choose(event.target);
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.dataset?.typed === "keys") delete event.target.dataset.typed;
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.shown) return;
  event.preventDefault();
  clearTimeout(pausing);
  if (modal.contains(form)) act("modal", shownIn(form));
});

modal.addEventListener("cancel", (event) => {
  event.preventDefault();
  close();
});
