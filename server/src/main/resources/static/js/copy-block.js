/* Adds a copy button to a block of evidence. */
class CopyBlock extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.kind = "quiet";
    button.textContent = this.dataset.copy;
    button.addEventListener("click", async () => {
      const code = this.querySelector("code").cloneNode(true);
      code.querySelector(".sr")?.remove();
      await navigator.clipboard.writeText(code.textContent.trim());
      button.textContent = this.dataset.copied;
    });
    this.append(button);
  }
}

customElements.define("copy-block", CopyBlock);
