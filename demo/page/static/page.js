/* The page looks every second, and more often for a moment after something was done. */

import { act, base, lost } from "./act.js";
import "./compose.js";
import "./controls.js";
import { redraw, showModal, sync } from "./draw.js";
import "./files.js";
import { toEnd } from "./follow.js";
import { guideUntil } from "./guide.js";
import { announce, markNew } from "./news.js";
import { released } from "./pressing.js";
import "./search.js";

const EVERY = 1000, OFTEN = 200, MOMENT = 3000;
const { tab } = document.body.dataset;
let timer = 0;
let turn = 0;
let acted = -Infinity;
let first = true;
let latest;
let mark = "";

async function look() {
  const mine = ++turn;
  const answer = await fetch(`${base}/now`, { headers: { "If-None-Match": mark } }).catch(() => null);
  const seen = answer?.ok ? await answer.json() : null;
  await released();
  if (mine !== turn) return; // a later look has seen more
  lost(!answer);
  if (seen) {
    show(seen);
    mark = answer.headers.get("ETag");
  }
  clearTimeout(timer);
  timer = setTimeout(look, performance.now() - acted < MOMENT ? OFTEN : EVERY);
}

function show(seen) {
  for (const list of document.querySelectorAll(".list")) {
    sync(list, seen[list.id]);
    list.removeAttribute("aria-busy");
  }
  sayNext(seen.next);
  guideUntil(seen.begun);
  showModal(seen.modal);
  announce(seen[tab] ?? []);
  markNew(seen.arrived);
  openLatest();
  if (first) arrive();
  first = false;
}

const next = document.getElementById("next");

function sayNext(html) {
  if (next.source !== html) redraw(next, html);
}

/* The claim that was touched last is the one to look at. */
function openLatest() {
  const claim = document.querySelector("#claims details");
  if (!claim || claim.id === latest) return;
  if (latest) document.getElementById(latest).open = false;
  claim.open = true;
  latest = claim.id;
}

/* To the message that the address names, or to the end of a conversation. */
function arrive() {
  const named = document.getElementById(location.hash.slice(1))?.closest("#chat > li");
  if (named) {
    named.scrollIntoView();
    named.querySelector("article").focus();
  } else {
    toEnd();
  }
}

document.addEventListener("toggle", (event) => {
  const frame = event.target.matches(".letter") && event.target.querySelector("iframe");
  if (event.target.open && frame && !frame.src) frame.src = event.target.dataset.source;
}, true);

document.addEventListener("acted", () => {
  acted = performance.now();
  look();
});
document.body.inert = false;
if (tab === "home") act("home");
look();
