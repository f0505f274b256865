/* The first minute: beside a desk's rooms until one has begun or puts it away; on a phone, over them when asked for. */

const guide = document.getElementById("guide");
const opener = document.getElementById("guide-open");
const closer = document.getElementById("guide-close");
const isPhone = matchMedia("(max-width: 60rem)").matches;

/* Whoever has begun is led by the line of who is next, and needs the room for the conversation. */
export function guideUntil(hasBegun) {
  const chosen = localStorage.getItem("guide");
  if (!isPhone) show(chosen ? chosen === "shown" : !hasBegun);
}

function show(is) {
  guide.hidden = !is;
  opener.setAttribute("aria-expanded", String(is));
}

function choose(is) {
  show(is);
  localStorage.setItem("guide", is ? "shown" : "hidden");
}

if (isPhone) {
  guide.popover = "auto";
  guide.hidden = false;
  opener.popoverTargetElement = closer.popoverTargetElement = guide;
} else {
  opener.addEventListener("click", () => choose(guide.hidden));
  closer.addEventListener("click", () => {
    choose(false);
    opener.focus();
  });
}
