/* The sentence after an act: said aloud once, put away with a key or the button. */
class ToastNote extends HTMLElement {
  connectedCallback() {
    const words = [...this.childNodes];
    this.replaceChildren();
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", this.dataset.close ?? "×");
    close.addEventListener("click", () => this.remove());
    requestAnimationFrame(() => this.replaceChildren(...words, close));
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.remove();
      }
    });
  }
}

if (!customElements.get("toast-note")) {
  customElements.define("toast-note", ToastNote);
}

/** Shows a sentence that no page carried. */
export function say(text) {
  document.querySelector("toast-note")?.remove();
  const note = document.createElement("toast-note");
  const words = document.createElement("span");
  words.textContent = text;
  note.className = "toast";
  note.setAttribute("role", "status");
  note.append(words);
  document.body.append(note);
}
