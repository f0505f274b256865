/* What is new: read out in this room, and a count at the people and tabs who have got something since one looked. */

const { person, tab } = document.body.dataset;
const status = document.getElementById("news");
let seen = JSON.parse(sessionStorage.getItem("seen") ?? "null");
let heard = null;

export function announce(items) {
  const news = new Map(items.filter((item) => item.news).map((item) => [item.id, item.news]));
  const fresh = heard && [...news].find(([id, words]) => heard.get(id) !== words);
  if (fresh) status.textContent = `Nytt fra Godtgjort: ${fresh[1]}`;
  heard = news;
}

export function markNew(arrived) {
  seen ??= structuredClone(arrived);
  // A demo that was started anew has less to show than one has seen.
  for (const [number, places] of Object.entries(arrived)) {
    for (const place in places) seen[number][place] = Math.min(seen[number][place], places[place]);
  }
  if (tab in arrived[person]) seen[person][tab] = arrived[person][tab];
  const fresh = (number, place) => Math.max(0, arrived[number][place] - seen[number][place]);
  const allFresh = (number) => Object.keys(arrived[number]).reduce((sum, place) => sum + fresh(number, place), 0);
  for (const link of document.querySelectorAll("[data-people]")) {
    mark(link, link.dataset.people.split(" ").reduce((sum, number) => sum + allFresh(number), 0));
  }
  for (const link of document.querySelectorAll(".tabs [data-tab]")) {
    mark(link, link.dataset.tab in arrived[person] ? fresh(person, link.dataset.tab) : 0);
  }
  sessionStorage.setItem("seen", JSON.stringify(seen));
}

function mark(link, count) {
  let badge = link.querySelector(".badge");
  if (!count) return badge?.remove();
  if (!badge) {
    link.insertAdjacentHTML("beforeend", ' <span class="badge"><span></span><span class="unseen"> nye</span></span>');
    badge = link.querySelector(".badge");
  }
  badge.firstElementChild.textContent = count;
}
