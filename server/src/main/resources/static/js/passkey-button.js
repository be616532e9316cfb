/*
 * Asks the browser for a passkey and sends the answer with the form around it.
 * data-kind: create or get; data-question: the question as JSON, or data-from: where to fetch it when the button is
 * pressed.
 */
class PasskeyButton extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.button = this.querySelector("button");
    this.answer = this.querySelector("input[name=answer]");
    const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;
    if (!able) {
      this.button.disabled = true;
      this.say(this.dataset.unable);
      return;
    }
    this.form = this.closest("form");
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  submit(event) {
    if (this.answer.value === "") {
      event.preventDefault();
      this.ask().catch(() => this.say(this.dataset.cancelled)).finally(() => (this.button.disabled = false));
    }
  }

  async ask() {
    this.button.disabled = true;
    this.say("");
    const question = await this.question();
    if (question === null) {
      return;
    }
    const credential = this.dataset.kind === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
    this.answer.value = JSON.stringify(credential.toJSON());
    this.form.submit();
  }

  /* Null while the person is led to another page first, for a fresh look or to sign in. */
  async question() {
    if (this.dataset.question) {
      return JSON.parse(this.dataset.question);
    }
    const response = await fetch(this.dataset.from, { headers: { Accept: "application/json" } });
    if (response.redirected) {
      const page = new URL(response.url).pathname;
      location.assign(`${page}?next=${encodeURIComponent(location.pathname)}&again=true`);
      return null;
    }
    return response.json();
  }

  say(text) {
    this.status.textContent = text;
    this.status.hidden = text === "";
  }
}

customElements.define("passkey-button", PasskeyButton);
