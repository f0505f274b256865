/* Files: chosen, pasted, or dropped anywhere in the room or in the open dialog; what is chosen is named beside. */

import { tell } from "./act.js";

export function add(input, files) {
  const chosen = new DataTransfer();
  for (const file of input.multiple ? [...input.files, ...files] : [...files].slice(0, 1)) chosen.items.add(file);
  input.files = chosen.files;
  name(input);
}

export function name(input) {
  const names = [...input.files].map((file) => file.name);
  const place = input.closest(".files");
  place.querySelector("output").value = names.join(", ");
  place.querySelector("[data-unattach]").hidden = names.length === 0;
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".files [type=file]")) name(target);
});

document.addEventListener("click", ({ target }) => {
  const input = target.closest("[data-unattach]")?.parentElement.querySelector("[type=file]");
  if (!input) return;
  input.value = "";
  name(input);
  goOn(input);
});

/* Back to the words that go with the files. */
function goOn(input) {
  (input.form.elements.text ?? input).focus();
}

/* Where files go that come to that place: a dialog lets nothing behind it be reached. */
function taker(place) {
  const dialog = document.querySelector("dialog[open]");
  if (dialog) return dialog.querySelector("[type=file]");
  return place.closest(".room") && document.querySelector(".compose [type=file]");
}

function take(input, files) {
  input.closest("details")?.setAttribute("open", "");
  add(input, files);
  goOn(input);
}

function drop(input, items) {
  const files = items.filter((item) => item.kind === "file" && !item.webkitGetAsEntry()?.isDirectory);
  tell(files.length < items.length ? "En mappe kan ikke legges ved. Slipp filene i den i stedet." : "");
  if (files.length) take(input, files.map((item) => item.getAsFile()));
}

/* Beside every place for files nothing happens, instead of the browser leaving the page. */
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const input = taker(event.target);
    document.body.classList.toggle("dropping", kind === "dragover" && Boolean(input));
    if (kind === "drop" && input) drop(input, [...event.dataTransfer.items]);
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});

/* Text that is copied from a document or a table brings a picture of itself along. */
document.addEventListener("paste", (event) => {
  const files = event.clipboardData.types.includes("text/plain") ? [] : event.clipboardData.files;
  const input = files.length ? taker(event.target) : null;
  if (!input) return;
  event.preventDefault();
  take(input, files);
});
