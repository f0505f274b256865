/* What is being pressed stays where it is until it is let go: a click is one only where it was begun. */

const PRESSABLE = "button, summary, a, label, select, input, [role='button']";
const CLICKED = 50; // ms in which the click follows, on touch screens too
let letGo = null;
let held = Promise.resolve();

/* When nothing is pressed, or what was has had its click. */
export function released() {
  return held;
}

function press(event) {
  if (letGo || !event.target.closest?.(PRESSABLE)) return;
  held = new Promise((resolve) => { letGo = resolve; });
}

function release() {
  const done = letGo;
  letGo = null;
  if (done) setTimeout(done, CLICKED);
}

document.addEventListener("pointerdown", press, true);
for (const end of ["pointerup", "pointercancel", "dragend"]) document.addEventListener(end, release, true);
document.addEventListener("keydown", (event) => { if (event.key === " ") press(event); }, true);
document.addEventListener("keyup", release, true);
window.addEventListener("blur", release);
