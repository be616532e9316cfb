/* Checks a journal's file that the person chooses; nothing of it is sent anywhere. */
import { BundleCheck } from "./journal-bundle.js";

const MOST_SHOWN = 20;

class JournalVerifier extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.kind = "primary";
    button.textContent = this.dataset.begin;
    button.addEventListener("click", () => this.#check(button));
    const place = document.createElement("p");
    place.append(button);
    this.querySelector("[role=status]").before(place);
  }

  async #check(button) {
    const file = this.querySelector("[name=bundle]").files[0];
    const kept = this.querySelector("[name=kept]").files[0];
    if (!file) {
      this.querySelector("[name=bundle]").focus();
      return;
    }
    button.disabled = true;
    const said = this.querySelector("[role=status]");
    said.textContent = this.dataset.running;
    const check = new BundleCheck(this.querySelector("[name=key]").value.trim(), kept ? await kept.text() : "");
    await check.check(new Uint8Array(await file.arrayBuffer()), async () => new Promise(requestAnimationFrame));
    this.#show(said, check);
    button.disabled = false;
  }

  #show(said, check) {
    const holds = check.faults.length === 0;
    const verdict = document.createElement("p");
    verdict.className = "banner";
    verdict.dataset.state = holds ? "ok" : "failed";
    verdict.textContent = holds ? this.dataset.holds : this.dataset.fails;
    const list = document.createElement("ul");
    list.className = "rows sheet";
    for (const [kind, number] of [...check.faults.slice(0, MOST_SHOWN), ...check.facts]) {
      const line = document.createElement("li");
      const word = this.querySelector(`[data-word="${kind}"]`).textContent;
      line.textContent = word.replace("#", typeof number === "number" ? number.toLocaleString() : number);
      list.append(line);
    }
    said.replaceChildren(verdict, list);
  }
}

customElements.define("journal-verifier", JournalVerifier);
