/* Writing: chat, mail, answers, threads and suggestions. */

import { act } from "./act.js";
import { add, name } from "./files.js";
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
  add(form.elements.file, [new File([content], paper.split("/").pop(), { type: content.type })]);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { thread, edits, answers, fills } = button.dataset;
  if (thread) about(`Svarer i tråden: ${button.dataset.about}`, { thread });
  else if (edits) about("Endrer meldingen din", button.dataset);
  else if ("anew" in button.dataset) about("");
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
  name(form.elements.file);
  for (const hidden of form.querySelectorAll("[type=hidden]")) hidden.value = "";
  answering?.toggleAttribute("hidden", true);
}

function putBack(form, body) {
  for (const [name, value] of body) if (name !== "file") form.elements[name].value = value;
  add(form.elements.file, body.getAll("file").filter((file) => file.name));
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
