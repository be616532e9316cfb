/* Says how strong the password in a field would be. Asks the server, which keeps nothing, once typing has paused. */
const PAUSE = 400;

class PasswordMeter extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field);
    this.meter = document.createElement("meter");
    this.meter.max = 4;
    this.meter.setAttribute("aria-label", this.dataset.label);
    this.words = document.createElement("p");
    this.words.className = "hint";
    this.words.setAttribute("aria-live", "polite");
    this.append(this.meter, this.words);
    this.show(0, "");
    this.field?.addEventListener("input", () => this.later());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const password = this.field.value;
    if (!password) {
      this.show(0, "");
      return;
    }
    try {
      const answer = await fetch(this.dataset.url, {
        method: "POST",
        headers: { "X-CSRF-Token": this.dataset.csrf },
        body: new URLSearchParams({ password }),
      });
      if (answer.ok && this.field.value === password) {
        const { score, words } = await answer.json();
        this.show(score, words);
      }
    } catch {
      this.show(0, "");
    }
  }

  show(score, words) {
    this.meter.value = score;
    this.meter.hidden = !words;
    this.words.textContent = words;
  }
}

customElements.define("password-meter", PasswordMeter);
