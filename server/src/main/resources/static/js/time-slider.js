/* A slider beside the field for a moment: to the second over the whole window, with what happened marked above it. */
const PAGE_SECONDS = 3600;

class TimeSlider extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field);
    this.from = this.seconds(this.field.min);
    this.to = this.seconds(this.field.max);
    this.append(this.track(), this.slider(), this.output());
    this.show();
  }

  seconds(local) {
    return Math.floor(Date.parse(`${local}Z`) / 1000);
  }

  local(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 19);
  }

  slider() {
    const range = document.createElement("input");
    range.type = "range";
    range.min = String(this.from);
    range.max = String(this.to);
    range.step = "1";
    range.value = String(this.seconds(this.field.value));
    range.setAttribute("aria-label", this.dataset.label);
    range.addEventListener("input", () => {
      this.field.value = this.local(Number(range.value));
      this.show();
    });
    range.addEventListener("keydown", (event) => this.leap(event, range));
    this.field.addEventListener("input", () => {
      range.value = String(this.seconds(this.field.value));
      this.show();
    });
    this.range = range;
    return range;
  }

  /* Arrows go by seconds; with the page keys by hours. */
  leap(event, range) {
    const steps = { PageUp: PAGE_SECONDS, PageDown: -PAGE_SECONDS };
    if (steps[event.key]) {
      event.preventDefault();
      range.value = String(Number(range.value) + steps[event.key]);
      range.dispatchEvent(new Event("input"));
    } else if (event.key === "Enter") {
      this.field.form.requestSubmit();
    }
  }

  track() {
    const track = document.createElement("div");
    track.className = "track";
    track.setAttribute("aria-hidden", "true");
    const sheet = new CSSStyleSheet();
    const rules = [];
    for (const [number, mark] of [...this.querySelectorAll("data")].entries()) {
      const part = 1 - Number(mark.value) / (this.to - this.from);
      const line = document.createElement("i");
      line.dataset.kind = mark.dataset.kind;
      line.dataset.number = String(number);
      rules.push(`time-slider i[data-number="${number}"] { inset-inline-start: ${(100 * part).toFixed(4)}%; }`);
      track.append(line);
    }
    sheet.replaceSync(rules.join("\n"));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return track;
  }

  output() {
    this.told = document.createElement("output");
    return this.told;
  }

  show() {
    const text = this.field.value.replace("T", " ");
    this.told.textContent = text;
    this.range.setAttribute("aria-valuetext", text);
  }
}

customElements.define("time-slider", TimeSlider);
