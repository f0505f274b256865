/* What is new: read out in this room, and a dot at the people and tabs who have got something since one looked. */

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
  if (tab in arrived[person]) seen[person][tab] = arrived[person][tab];
  const isNew = (number, place) => arrived[number][place] > seen[number][place];
  const isAnyNew = (number) => Object.keys(arrived[number]).some((place) => isNew(number, place));
  for (const link of document.querySelectorAll("[data-people]")) {
    mark(link, link.dataset.people.split(" ").some(isAnyNew));
  }
  for (const link of document.querySelectorAll(".tabs [data-tab]")) mark(link, isNew(person, link.dataset.tab));
  sessionStorage.setItem("seen", JSON.stringify(seen));
}

function mark(link, is) {
  const dot = link.querySelector(".dot");
  if (!is) dot?.remove();
  else if (!dot) link.insertAdjacentHTML("beforeend", ' <span class="dot"><span class="unseen">(nytt)</span></span>');
}
