/* Shows uploads: one line each, with what can be done about it; says the important changes aloud. */
const ACTS = {
  sending: ["pause"],
  waiting: ["pause"],
  paused: ["resume", "remove"],
  failed: ["retry", "remove"],
  large: ["remove"],
  again: ["choose", "remove"],
  done: [],
};
const ALOUD = ["done", "failed", "large"];

const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

export class UploadTray {
  constructor(words, act) {
    this.words = words;
    this.act = act;
    this.lines = new Map();
    this.root = make("section", { className: "tray", hidden: true });
    this.root.setAttribute("aria-label", words.title);
    const head = make("header");
    const close = make("button", { type: "button", textContent: "×" });
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", () => { this.root.hidden = true; });
    head.append(make("h2", { textContent: words.title }), close);
    this.list = make("ul");
    this.aloud = make("p", { className: "sr" });
    this.aloud.setAttribute("role", "status");
    this.root.append(head, this.list, this.aloud);
    document.body.append(this.root);
  }

  show(upload) {
    const line = this.lines.get(upload) ?? this.begin(upload);
    const size = upload.size ?? upload.file?.size ?? 0;
    const percent = size === 0 ? 100 : Math.floor((100 * upload.offset) / size);
    line.bar.max = 100;
    line.bar.value = upload.state === "done" ? 100 : percent;
    if (line.state !== upload.state) {
      line.state = upload.state;
      this.root.hidden = false;
      line.item.dataset.state = upload.state;
      this.offer(line, upload);
      if (ALOUD.includes(upload.state)) {
        this.aloud.textContent = `${upload.name}: ${this.words[upload.state]}`;
      }
    }
    const word = this.words[upload.state];
    line.text.textContent = upload.state === "sending" ? `${word} ${percent} %` : word;
  }

  drop(upload) {
    this.lines.get(upload)?.item.remove();
    this.lines.delete(upload);
    this.root.hidden = this.lines.size === 0;
  }

  begin(upload) {
    const line = { item: make("li"), text: make("small"), bar: make("progress"), acts: make("span"), state: "" };
    line.bar.setAttribute("aria-label", upload.name);
    line.item.append(make("b", { textContent: upload.path || upload.name, dir: "auto" }),
      line.bar, line.text, line.acts);
    this.lines.set(upload, line);
    this.list.append(line.item);
    return line;
  }

  offer(line, upload) {
    const held = line.acts.contains(document.activeElement);
    line.acts.replaceChildren(...(ACTS[upload.state] ?? []).map((name) => {
      const button = make("button", { type: "button", textContent: this.words[name] });
      button.setAttribute("aria-label", `${this.words[name]} ${upload.name}`);
      button.addEventListener("click", () => this.act(name, upload));
      return button;
    }));
    if (held) {
      (line.acts.querySelector("button") ?? this.root.querySelector("button")).focus();
    }
  }
}
