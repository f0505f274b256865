/* The first minute: beside a desk's rooms until it is put away; on a phone, over them while it is asked for. */

const guide = document.getElementById("guide");
const opener = document.getElementById("guide-open");
const closer = document.getElementById("guide-close");

function overTheRooms() {
  guide.popover = "auto";
  guide.hidden = false;
  opener.popoverTargetElement = guide;
  closer.popoverTargetElement = guide;
}

function besideTheRooms() {
  show((localStorage.getItem("guide") ?? "shown") === "shown");
  opener.addEventListener("click", () => choose(guide.hidden));
  closer.addEventListener("click", () => {
    choose(false);
    opener.focus();
  });
}

function show(is) {
  guide.hidden = !is;
  opener.setAttribute("aria-expanded", String(is));
}

function choose(is) {
  show(is);
  localStorage.setItem("guide", is ? "shown" : "hidden");
}

if (matchMedia("(max-width: 60rem)").matches) overTheRooms();
else besideTheRooms();
