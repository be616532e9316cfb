/* Adds entries of the journal to the top of a list as they happen; the list is there without it too. */
const MOST = 200;

class JournalTail extends HTMLElement {
  connectedCallback() {
    this.rows = this.querySelector("tbody");
    this.state = this.querySelector("[role=status]");
    this.source = new EventSource(this.dataset.stream);
    this.source.addEventListener("open", () => this.say(this.dataset.live));
    this.source.addEventListener("error", () => this.say(this.dataset.lost));
    this.source.addEventListener("message", (event) => this.add(JSON.parse(event.data)));
  }

  disconnectedCallback() {
    this.source.close();
  }

  say(words) {
    if (this.state.textContent !== words) {
      this.state.textContent = words;
    }
  }

  add(entry) {
    const row = document.createElement("tr");
    const time = document.createElement("time");
    time.className = "numeric";
    time.dateTime = entry.at;
    time.textContent = entry.time;
    const verb = document.createElement("code");
    verb.textContent = entry.reason ? `${entry.verb} · ${entry.reason}` : entry.verb;
    for (const content of [[time], entry.parts.map(JournalTail.part), [entry.outcome], [verb]]) {
      const cell = document.createElement("td");
      cell.append(...content);
      row.append(cell);
    }
    this.rows.prepend(row);
    while (this.rows.rows.length > MOST) {
      this.rows.lastElementChild.remove();
    }
  }

  static part(part) {
    let node = document.createTextNode(part.text);
    if (part.title) {
      const title = document.createElement("i");
      title.append(node);
      node = title;
    }
    if (part.href) {
      const link = document.createElement("a");
      link.href = part.href;
      link.append(node);
      node = link;
    }
    return node;
  }
}

customElements.define("journal-tail", JournalTail);
