"use strict";

const base = `/${document.body.dataset.person}`;
const $ = (id) => document.getElementById(id);
const modal = $("modal");

function tell(text) {
  $("alert").textContent = text;
  $("alert").hidden = !text;
}

/* Only entries that changed are drawn anew, so that what is open or focused stays so. */
function sync(list, items, { toEnd = false } = {}) {
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  let changed = false;
  items.forEach((item, index) => {
    let entry = $(item.id);
    if (!entry) {
      entry = document.createElement("li");
      entry.id = item.id;
    }
    if (entry.source !== item.html) {
      const wasOpen = entry.querySelector("details")?.open;
      entry.source = entry.innerHTML = item.html;
      if (wasOpen) entry.querySelector("details").open = true;
      changed = true;
    }
    if (list.children[index] !== entry) list.insertBefore(entry, list.children[index] ?? null);
  });
  while (list.children.length > items.length) list.lastElementChild.remove();
  if (toEnd && changed && wasAtEnd) list.scrollTop = list.scrollHeight;
}

function showModal(html) {
  if (modal.source === html) return;
  modal.source = modal.innerHTML = html;
  if (html && !modal.open) modal.showModal();
  if (!html && modal.open) modal.close();
}

async function look() {
  const seen = await (await fetch(`${base}/now`)).json();
  sync($("chat"), seen.chat, { toEnd: true });
  sync($("mail"), seen.mail);
  sync($("claims"), seen.claims);
  showModal(seen.modal);
}

async function keepLooking() {
  try {
    await look();
    if ($("alert").dataset.lost) {
      delete $("alert").dataset.lost;
      tell("");
    }
  } catch {
    $("alert").dataset.lost = "yes";
    tell("Demoen svarer ikke.");
  }
  setTimeout(keepLooking, 1000);
}

async function act(path, body) {
  tell("");
  const answer = await fetch(path, { method: "POST", body });
  if (!answer.ok) tell((await answer.text()).trim());
  await look();
  return answer.ok;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { message, action, answers, subject } = button.dataset;
  if (action) {
    button.disabled = true;
    await act(`${base}/press`, new URLSearchParams({ message, action }));
    button.disabled = false;
  } else if (answers) {
    const form = $("mail-form");
    form.answers.value = answers;
    form.subject.value = subject;
    $("mail-compose").open = true;
    form.elements.text.focus();
  } else if ("close" in button.dataset) {
    await act(`${base}/modal/close`);
  }
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const path = form.dataset.view ? `${base}/modal` : form.action;
  if ((await act(path, new FormData(form))) && !form.dataset.view) {
    form.reset();
    if (form.answers) form.answers.value = "";
    $("mail-compose").open = false;
  }
});

document.addEventListener("toggle", (event) => {
  const { source } = event.target.dataset;
  const frame = event.target.querySelector("iframe");
  if (event.target.open && source && !frame.src) frame.src = source;
}, true);

$("chat-text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

modal.addEventListener("cancel", (event) => {
  event.preventDefault();
  act(`${base}/modal/close`);
});

document.querySelector("nav [aria-current]").scrollIntoView({ inline: "center", block: "nearest" });
keepLooking();
