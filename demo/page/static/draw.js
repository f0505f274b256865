/* Lists and the dialog as the server says they are: only what changed is drawn anew, and focus stays where it was. */

import { name } from "./files.js";
import { grown } from "./follow.js";

export function sync(list, items) {
  const wasLast = list.lastElementChild;
  const held = list.contains(document.activeElement) ? document.activeElement : null;
  let changed = false;
  items.forEach((item, index) => {
    const entry = document.getElementById(item.id) ?? fresh(item.id);
    if (entry.source !== item.html) {
      redraw(entry, item.html);
      changed = true;
    }
    if (list.children[index] !== entry) list.insertBefore(entry, list.children[index] ?? null);
  });
  while (list.children.length > items.length) list.lastElementChild.remove();
  // What is moved or taken away loses the focus: it stays with the thing, or in its list.
  if (held && !list.contains(document.activeElement)) (held.isConnected ? held : list).focus({ preventScroll: true });
  if (changed && "follows" in list.dataset) grown(list.lastElementChild !== wasLast);
}

function fresh(id) {
  const entry = document.createElement("li");
  entry.id = id;
  return entry;
}

export function redraw(entry, html) {
  const held = entry.contains(document.activeElement) ? document.activeElement : null;
  const open = [...entry.querySelectorAll("details[open]")].map((each) => each.id);
  entry.source = entry.innerHTML = html;
  for (const each of entry.querySelectorAll("details")) if (open.includes(each.id)) each.open = true;
  if (held) (document.getElementById(held.id) ?? first(entry))?.focus();
}

/* Where to go on when what had the focus is gone. */
function first(entry) {
  return entry.querySelector("[autofocus]") ?? entry.querySelector("[tabindex='-1'], input, select, textarea, summary, button");
}

const modal = document.getElementById("modal");
const content = document.getElementById("modal-content");

/* What was typed since the dialog was drawn stays in it when the bot changes the dialog meanwhile, as in Slack. */
export function showModal(html) {
  if ((content.source ?? "") === html) return;
  const typed = [...content.querySelectorAll("[name]")].filter(isTouched);
  const { selectionStart, selectionEnd } = document.activeElement;
  redraw(content, html);
  for (const field of typed) keep(field, document.getElementById(field.id));
  if (content.contains(document.activeElement) && Number.isInteger(selectionStart)) {
    document.activeElement.setSelectionRange?.(selectionStart, selectionEnd);
  }
  if (html && !modal.open) modal.showModal();
  if (!html && modal.open) modal.close();
}

function isTouched(field) {
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return Boolean(field.files) || field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

/* Somebody may be choosing files for it just now: they come to the place that was there when they began. */
function stay(old, drawn) {
  drawn.replaceWith(old);
  name(old);
}

function keep(old, drawn) {
  if (!drawn) return;
  if (old.files) return stay(old, drawn);
  drawn.value = old.value;
  drawn.checked = old.checked;
}
