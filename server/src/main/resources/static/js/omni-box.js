/* Suggestions while typing: the fragment comes from the server, only with what the asker may see. */
const WAIT_MS = 120;
const SHORTEST = 2;

class OmniBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = document.createElement("div");
    this.list.className = "suggestions";
    this.list.id = "omni-list";
    this.list.hidden = true;
    this.status = document.createElement("span");
    this.status.className = "sr";
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("focus", () => this.list.childElementCount > 0 && this.show(true));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => !this.contains(event.relatedTarget) && this.show(false));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    const query = this.input.value.trim();
    this.request?.abort();
    if (query.length < SHORTEST) {
      this.list.replaceChildren();
      this.show(false);
      return;
    }
    this.request = new AbortController();
    try {
      const response = await fetch(`/search/suggest?q=${encodeURIComponent(query)}`,
        { credentials: "same-origin", headers: { "HX-Request": "true" }, signal: this.request.signal });
      if (response.ok && !response.redirected) {
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        this.list.replaceChildren(...page.body.childNodes);
        this.show(true);
        this.status.textContent = this.list.querySelector("[data-said]")?.textContent ?? String(this.links().length);
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        this.show(false);
      }
    }
  }

  links() {
    return [...this.list.querySelectorAll("a[href]")];
  }

  show(open) {
    this.list.hidden = !open || this.list.childNodes.length === 0;
  }

  key(event) {
    const stops = [this.input, ...this.links()];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.input.focus();
      this.show(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden && at >= 0) {
      event.preventDefault();
      stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
    }
  }
}

customElements.define("omni-box", OmniBox);
