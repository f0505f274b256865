/* Menus of many choices: the bot brings those that fit what is typed. */

import { base } from "./act.js";

let turn = 0;

async function bring(field) {
  const mine = ++turn;
  const asked = new URLSearchParams({ action: field.name, typed: field.value });
  const answer = await fetch(`${base}/options?${asked}`).catch(() => null);
  const found = answer?.ok ? await answer.json() : [];
  if (mine !== turn) return; // a later letter has asked for others
  field.list.replaceChildren(...found.map((text) => Object.assign(document.createElement("option"), { value: text })));
}

for (const kind of ["input", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    if (target.dataset && "searches" in target.dataset) bring(target);
  });
}
