/* A conversation stays at its newest words as long as the reader is there, whatever grows in it and however late. */

const NEAR = 40;
const list = document.querySelector("[data-follows]");
const latest = document.getElementById("latest");
let isAtEnd = false;
let last = 0;

export function toEnd() {
  if (!list) return;
  list.scrollTop = list.scrollHeight;
  isAtEnd = true;
  latest.hidden = true;
}

/* After something in it was drawn; a reader further up is told of what came below, and left in peace. */
export function grown(isLonger) {
  if (isAtEnd) toEnd();
  else if (isLonger && latest) latest.hidden = false;
}

if (list) {
  list.addEventListener("scroll", () => {
    // What grows below leaves the place as it is: only whoever goes up has left the end.
    const isUp = list.scrollTop < last;
    isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR || (isAtEnd && !isUp);
    last = list.scrollTop;
    if (isAtEnd) latest.hidden = true;
  });
  list.addEventListener("load", () => grown(false), true);
  new ResizeObserver(() => grown(false)).observe(list);
  latest.addEventListener("click", () => {
    toEnd();
    list.focus();
  });
}
