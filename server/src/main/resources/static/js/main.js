/* Starts the islands: every custom element on the page is defined by the file of its name beside this one. */
import "./keys.js";
import { openDialog } from "./dialogs.js";

const started = new Set();

function startIslands(root) {
  for (const element of root.querySelectorAll(":not(:defined)")) {
    const name = element.localName;
    if (name.includes("-") && !started.has(name)) {
      started.add(name);
      import(`./${name}.js`);
    }
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) {
      menu.open = false;
    }
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  const link = event.target.closest("a[data-dialog]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain) {
    event.preventDefault();
    closeMenus(null);
    openDialog(link.href, link);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector('meta[name="csrf"]').content;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target;
  startIslands(document);
  if (target.id === "main") {
    target.querySelector("h1")?.setAttribute("tabindex", "-1");
    target.querySelector("h1")?.focus();
  }
});

document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const text = page.querySelector("main p.muted, main h1")?.textContent ?? "";
  import("./toast-note.js").then((toast) => toast.say(text));
});

/* A cover that is not there (yet) leaves the icon below it. */
const hideMissing = (image) => image.closest(".thumb") && image.remove();
document.addEventListener(
  "error", (event) => event.target instanceof HTMLImageElement && hideMissing(event.target), true);
for (const image of document.querySelectorAll(".thumb img")) {
  if (image.complete && image.naturalWidth === 0) {
    hideMissing(image);
  }
}

startIslands(document);
document.documentElement.dataset.ready = "true";
