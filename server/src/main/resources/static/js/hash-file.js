/* Fills a field with the SHA-256 of a file that stays on this machine. */
class HashFile extends HTMLElement {
  connectedCallback() {
    const label = document.createElement("label");
    const file = document.createElement("input");
    file.type = "file";
    label.append(this.dataset.label, file);
    label.className = "field";
    file.addEventListener("change", () => this.#fill(file.files[0]));
    this.append(label);
  }

  async #fill(file) {
    if (!file) {
      return;
    }
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
    this.querySelector("input[name=sha256]").value = digits.join("");
  }
}

customElements.define("hash-file", HashFile);
