/* The first minute, until it is put away; on a phone, where it would be all one sees, once it is asked for. */

const guide = document.getElementById("guide");

function show(is) {
  guide.hidden = !is;
  document.getElementById("guide-open").setAttribute("aria-expanded", String(is));
}

function choose(is) {
  show(is);
  localStorage.setItem("guide", is ? "shown" : "hidden");
}

document.getElementById("guide-open").addEventListener("click", () => choose(guide.hidden));
document.getElementById("guide-close").addEventListener("click", () => {
  choose(false);
  document.getElementById("guide-open").focus();
});
const isPhone = matchMedia("(max-width: 60rem)").matches;
show((localStorage.getItem("guide") ?? (isPhone ? "hidden" : "shown")) === "shown");
