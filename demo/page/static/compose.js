/* Writing: chat, mail, answers, threads, suggestions and files. */

import { act } from "./act.js";
import { toEnd } from "./follow.js";

const answering = document.getElementById("answering");

/* What the next message is, when it is no new one: an answer in a thread, or other words for an earlier message. */
function about(words, { thread = "", edits = "", text = "" } = {}) {
  const form = document.getElementById("chat-form");
  form.elements.thread.value = thread;
  form.elements.edits.value = edits;
  form.elements.text.value = text;
  answering.hidden = !words;
  answering.firstElementChild.textContent = words;
  form.elements.text.focus();
}

/* The answer above what it answers, as mail programs have it. */
function answerMail({ answers, subject, quote }) {
  const form = document.getElementById("mail-form");
  form.elements.answers.value = answers;
  form.elements.subject.value = subject;
  form.elements.text.value = `\n\n${quote}`;
  form.parentElement.open = true;
  form.elements.text.focus();
  form.elements.text.setSelectionRange(0, 0);
  form.elements.text.scrollTop = 0;
  form.scrollIntoView({ block: "nearest" });
}

async function fill({ fills, text, subject, paper }) {
  const form = document.getElementById(fills);
  form.elements.text.value = text;
  if (subject) form.elements.subject.value = subject;
  form.elements.text.focus();
  if (!paper) return;
  const content = await (await fetch(paper)).blob();
  add(form, [new File([content], paper.split("/").pop(), { type: content.type })]);
}

function add(form, files) {
  const chosen = new DataTransfer();
  for (const file of [...form.elements.file.files, ...files]) chosen.items.add(file);
  form.elements.file.files = chosen.files;
  nameFiles(form);
}

function nameFiles(form) {
  const names = [...form.elements.file.files].map((file) => file.name);
  form.querySelector("output").value = names.join(", ");
  form.querySelector("[data-unattach]").hidden = names.length === 0;
}

function unattach(form) {
  form.elements.file.value = "";
  nameFiles(form);
  form.elements.text.focus();
}

document.addEventListener("change", (event) => {
  if (event.target.matches(".compose [type=file]")) nameFiles(event.target.form);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { thread, edits, answers, fills } = button.dataset;
  if (thread) about(`Svarer i tråden: ${button.dataset.about}`, { thread });
  else if (edits) about("Endrer meldingen din", button.dataset);
  else if ("anew" in button.dataset) about("");
  else if ("unattach" in button.dataset) unattach(button.form);
  else if (answers) answerMail(button.dataset);
  else if (fills) fill(button.dataset);
});

/* The fields are free for the next message at once; what could not be sent comes back unless one is writing already. */
async function send(form) {
  const body = new FormData(form);
  toEnd();
  clear(form);
  const details = form.closest("details");
  if (await act(form.dataset.path, body)) {
    if (details?.contains(document.activeElement)) details.querySelector("summary").focus();
    details?.removeAttribute("open");
  } else if (!form.elements.text.value) {
    putBack(form, body);
  }
}

function clear(form) {
  form.reset();
  nameFiles(form);
  for (const hidden of form.querySelectorAll("[type=hidden]")) hidden.value = "";
  answering?.toggleAttribute("hidden", true);
}

function putBack(form, body) {
  for (const [name, value] of body) if (name !== "file") form.elements[name].value = value;
  add(form, body.getAll("file").filter((file) => file.name));
  answering?.toggleAttribute("hidden", !body.get("thread") && !body.get("edits"));
}

document.addEventListener("submit", (event) => {
  if (!event.target.dataset.path) return;
  event.preventDefault();
  send(event.target);
});

document.getElementById("chat-text")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

/* Files may be dropped anywhere in the room; beside it, nothing happens instead of the browser leaving the page. */
const composing = document.querySelector("form.compose");
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files") || event.target.type === "file") return;
    event.preventDefault();
    const inRoom = composing && event.target.closest(".room");
    document.body.classList.toggle("dropping", kind === "dragover" && Boolean(inRoom));
    if (kind === "drop" && inRoom) {
      composing.closest("details")?.setAttribute("open", "");
      add(composing, event.dataTransfer.files);
      composing.elements.text.focus();
    }
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
