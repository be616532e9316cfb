/*
 * Takes a snip of what is selected in the document beside it: opens the form for the passage in a dialog. After a snip
 * was saved, or when the address asks for one, its words are brought into view.
 */
import { openDialog } from "./dialogs.js";

class SnipTaker extends HTMLElement {
  connectedCallback() {
    document.addEventListener("passage-snip", this.#take);
    const asked = new URLSearchParams(location.search).get("snip");
    if (asked && !location.hash) {
      document.getElementById(`snip-${asked}`)?.scrollIntoView({ block: "center" });
    }
  }

  disconnectedCallback() {
    document.removeEventListener("passage-snip", this.#take);
  }

  #take = (event) => {
    event.preventDefault();
    const { start, end } = event.detail;
    openDialog(`${this.dataset.form}?start=${start}&end=${end}`, event.target);
  };
}

customElements.define("snip-taker", SnipTaker);
