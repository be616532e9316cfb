/* Keyboard: single keys (unless switched off in the account), g-sequences, rows, regions. */
const GO = { h: "/", s: "/spaces" };
const SEQUENCE_MS = 1200;
let waiting = 0;

const typing = (target) => target.closest?.(
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]");
const singleKeys = () => document.body.dataset.shortcuts === "on";
const dialogIsOpen = () => document.querySelector("dialog[open]");

function rows() {
  return [...document.querySelectorAll("main [data-row]")];
}

function current(all) {
  return all.findIndex((row) => row.contains(document.activeElement));
}

function moveRow(step) {
  const all = rows();
  if (all.length === 0) {
    return false;
  }
  const next = all[Math.max(0, Math.min(all.length - 1, current(all) + step))] ?? all[0];
  const link = next.querySelector("a[href]");
  link?.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function selectRow() {
  const all = rows();
  const box = all[current(all)]?.querySelector('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}

function press(key) {
  const visible = [...document.querySelectorAll(`[data-key="${key}"]`)]
    .find((each) => each.getClientRects().length > 0);
  visible?.click();
  return Boolean(visible);
}

function focusSearch() {
  const box = document.getElementById("omni");
  box?.focus();
  box?.select();
  return Boolean(box);
}

function nextRegion(backwards) {
  const regions = [...document.querySelectorAll("[data-region]")].filter((each) => each.getClientRects().length > 0);
  const at = regions.findIndex((each) => each.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next = at < 0 ? 0 : (at + step + regions.length) % regions.length;
  regions[next]?.focus();
  return regions.length > 0;
}

function single(key) {
  if (waiting > Date.now()) {
    waiting = 0;
    if (GO[key]) {
      location.assign(GO[key]);
      return true;
    }
  }
  switch (key) {
    case "g": waiting = Date.now() + SEQUENCE_MS; return true;
    case "/": return focusSearch();
    case "?": document.querySelector('a[href="/shortcuts"]')?.click(); return true;
    case "j": case "ArrowDown": return moveRow(1);
    case "k": case "ArrowUp": return moveRow(-1);
    case "x": return selectRow();
    case "c": case "s": case "a": case "h": case "z": return press(key);
    default: return false;
  }
}

function arrowOutsideRows(event) {
  return event.key.startsWith("Arrow") && !event.target.closest?.("[data-row]");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  let done = false;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    done = focusSearch();
  } else if (event.key === "F6") {
    done = nextRegion(event.shiftKey);
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && singleKeys() && !typing(event.target)
      && !dialogIsOpen() && !arrowOutsideRows(event)) {
    done = single(event.key);
  }
  if (done) {
    event.preventDefault();
  }
});
