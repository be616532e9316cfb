/*
 * Turns what is selected in a document into a passage of its text, and offers what can be done with it.
 *
 * Every element with data-start holds a stretch of the document's one text; the offset of a character is data-start
 * plus its place in the element, in UTF-16 units. Events, both bubbling, detail {start, end, quote, page, address}:
 *   passage-select  whenever another passage is selected; detail null when none is
 *   passage-snip    when the person presses Snip; whoever answers it prevents the way to the form's own page
 * Left and right arrow turn pages.
 */
const WORDS = "[data-start]";

class PassageSelector extends HTMLElement {
  #passage = null;
  #tools = null;
  #waiting = 0;

  connectedCallback() {
    document.addEventListener("selectionchange", this.#changed);
    document.addEventListener("keydown", this.#turn);
    this.addEventListener("copy", this.#copy);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.#changed);
    document.removeEventListener("keydown", this.#turn);
  }

  /** The passage selected now; null for none. */
  get passage() {
    return this.#passage;
  }

  #changed = () => {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#update(), 120);
  };

  #update() {
    const selection = getSelection();
    const inside = selection.rangeCount > 0 && !selection.isCollapsed
      && this.contains(selection.getRangeAt(0).commonAncestorContainer);
    const passage = inside ? this.#read(selection.getRangeAt(0)) : null;
    if (this.#tools?.contains(document.activeElement) && !passage) {
      return;
    }
    if (JSON.stringify(passage) !== JSON.stringify(this.#passage)) {
      this.#passage = passage;
      this.dispatchEvent(new CustomEvent("passage-select", { bubbles: true, detail: passage }));
    }
    this.#show(passage ? selection.getRangeAt(0) : null);
  }

  #read(range) {
    const words = [...this.querySelectorAll(WORDS)]
      .filter((word) => range.intersectsNode(word) && word.textContent.length > 0);
    const stretches = words.map((word) => this.#stretch(word, range)).filter((each) => each.to > each.from);
    if (stretches.length === 0) {
      return null;
    }
    const first = stretches.reduce((a, b) => (b.start + b.from < a.start + a.from ? b : a));
    const last = stretches.reduce((a, b) => (b.start + b.to > a.start + a.to ? b : a));
    const quote = this.#quote(stretches);
    const lead = quote.length - quote.trimStart().length;
    const trail = quote.length - quote.trimEnd().length;
    const start = first.start + first.from + lead;
    const end = last.start + last.to - trail;
    if (end <= start) {
      return null;
    }
    const page = Number(first.word.closest("[data-page]")?.dataset.page ?? 1);
    const address = `${this.dataset.address}?at=${start}-${end}#at`;
    return { start, end, quote: quote.trim(), page, address };
  }

  #stretch(word, range) {
    const node = word.firstChild;
    const length = word.textContent.length;
    const inside = (container) => container === node || container === word;
    const offset = (container, at) => (container === word ? (at === 0 ? 0 : length) : at);
    const from = inside(range.startContainer) ? offset(range.startContainer, range.startOffset) : 0;
    const to = inside(range.endContainer) ? offset(range.endContainer, range.endOffset) : length;
    return { word, from, to, start: Number(word.dataset.start) };
  }

  #quote(stretches) {
    let quote = "";
    let end = null;
    for (const each of stretches) {
      const gap = end === null ? 0 : each.start + each.from - end;
      quote += (gap > 0 ? " " : "") + each.word.textContent.slice(each.from, each.to);
      end = each.start + each.to;
    }
    return quote;
  }

  #copy = (event) => {
    if (this.#passage && event.clipboardData) {
      event.clipboardData.setData("text/plain", this.#passage.quote);
      event.preventDefault();
    }
  };

  #show(range) {
    if (!range || !this.#passage) {
      this.#tools?.remove();
      this.#tools = null;
      return;
    }
    if (!this.#tools) {
      this.#tools = this.#build();
      this.append(this.#tools);
    }
    const place = range.getBoundingClientRect();
    const desk = this.getBoundingClientRect();
    const width = this.#tools.offsetWidth;
    const left = Math.max(0, Math.min(desk.width - width, place.left - desk.left + place.width / 2 - width / 2));
    const above = place.top - desk.top - this.#tools.offsetHeight - 8;
    const fits = place.top - this.#tools.offsetHeight - 8 > 52;
    this.#tools.style.insetInlineStart = `${left}px`;
    this.#tools.style.insetBlockStart = `${fits ? above : place.bottom - desk.top + 8}px`;
  }

  #build() {
    const tools = document.createElement("div");
    tools.className = "selection-tools";
    tools.setAttribute("role", "toolbar");
    tools.setAttribute("aria-label", this.dataset.label);
    if (this.dataset.snip) {
      tools.append(this.#button(this.dataset.snip, () => this.#snip()));
    }
    tools.append(this.#button(
      this.dataset.link, (button) => this.#keep(button, new URL(this.#passage.address, location.href).href)));
    tools.append(this.#button(this.dataset.cite, (button) => this.#keep(button, this.#citation())));
    tools.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        getSelection().removeAllRanges();
        this.#passage = null;
        this.#show(null);
      }
    });
    return tools;
  }

  #button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(button));
    return button;
  }

  #snip() {
    const { start, end } = this.#passage;
    const wanted = new CustomEvent("passage-snip", { bubbles: true, cancelable: true, detail: this.#passage });
    if (this.dispatchEvent(wanted)) {
      location.assign(`${this.dataset.address}/snips/new?start=${start}&end=${end}`);
    }
  }

  async #keep(button, text) {
    await navigator.clipboard.writeText(text);
    button.textContent = this.dataset.copied;
  }

  #citation() {
    const { quote, page, address } = this.#passage;
    const { title, version, pageLabel } = this.dataset;
    return `“${quote}” (${title}, v${version}, ${pageLabel} ${page}) ${new URL(address, location.href).href}`;
  }

  #turn = (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.defaultPrevented;
    const free = !event.target.closest?.(
      "input, textarea, select, [contenteditable], dialog, [tabindex='0'], .selection-tools");
    const rel = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
    if (rel && plain && free && getSelection().isCollapsed) {
      this.querySelector(`a[rel="${rel}"]`)?.click();
    }
  };
}

customElements.define("passage-selector", PassageSelector);
