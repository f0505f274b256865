/* The first minute, until it is put away. */

const guide = document.getElementById("guide");

function show(is) {
  guide.hidden = !is;
  document.getElementById("guide-open").setAttribute("aria-expanded", String(is));
  localStorage.setItem("guide", is ? "shown" : "hidden");
}

document.getElementById("guide-open").addEventListener("click", () => show(guide.hidden));
document.getElementById("guide-close").addEventListener("click", () => {
  show(false);
  document.getElementById("guide-open").focus();
});
show(localStorage.getItem("guide") !== "hidden");
