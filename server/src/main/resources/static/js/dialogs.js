/* A page that marks its part with data-dialog-part opens as a dialog; without scripts it is just that page. */
const parts = (text) => new DOMParser().parseFromString(text, "text/html");

async function load(url, options) {
  const response = await fetch(url, { credentials: "same-origin", headers: { "HX-Request": "true" }, ...options });
  return { response, page: parts(await response.text()) };
}

function show(dialog, part) {
  dialog.replaceChildren(part);
  dialog.setAttribute("aria-labelledby", part.getAttribute("aria-labelledby") ?? "");
  const focus = dialog.querySelector(
    "[autofocus], [aria-invalid=true], input:not([type=hidden]), select, textarea, a[href], button");
  focus?.focus();
  document.dispatchEvent(new CustomEvent("aumbry:shown", { detail: dialog }));
}

async function submit(event, dialog, state) {
  const form = event.target;
  if (form.method !== "post" || form.enctype === "multipart/form-data") {
    return;
  }
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const action = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? state.url;
  const { response, page } = await load(action, { method: "POST", body: new URLSearchParams(fields) });
  const part = page.querySelector("[data-dialog-part]");
  state.changed ||= response.ok;
  if (part) {
    show(dialog, part);
  } else if (response.redirected) {
    location.assign(response.url);
  } else {
    say(page);
  }
}

function say(page) {
  const text = page.querySelector("main p.muted, main h1")?.textContent ?? "";
  import("./toast-note.js").then((toast) => toast.say(text));
}

/** Opens the page at the address in a dialog; focus returns to the opener, and the page below is fresh if changed. */
export async function openDialog(url, opener) {
  const { response, page } = await load(url);
  const part = page.querySelector("[data-dialog-part]");
  if (!response.ok || !part) {
    location.assign(url);
    return;
  }
  const dialog = document.createElement("dialog");
  const state = { url, changed: false };
  dialog.className = "layer";
  document.body.append(dialog);
  dialog.addEventListener("submit", (event) => submit(event, dialog, state));
  dialog.addEventListener("click", (event) => {
    const inner = event.target.closest("a[data-dialog-inner]");
    if (inner) {
      event.preventDefault();
      event.stopPropagation();
      load(inner.href).then((next) => show(dialog, next.page.querySelector("[data-dialog-part]") ?? part));
    } else if (event.target === dialog || event.target.closest("[data-dialog-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (state.changed) {
      location.reload();
    } else {
      opener?.focus();
    }
  });
  dialog.showModal();
  show(dialog, part);
}
