/* The upload tray: takes files and folders by button or drop, sends three at a time, goes on after a reload. */
import { TusUpload, waitingUploads } from "./tus-upload.js";
import { chosenFiles, droppedFiles } from "./dropped-files.js";
import { UploadTray } from "./upload-tray.js";

const AT_ONCE = 3;

class UploadQueue extends HTMLElement {
  connectedCallback() {
    if (this.uploads) {
      return;
    }
    this.uploads = [];
    this.tray = new UploadTray(this.dataset, (act, upload) => this.act(act, upload));
    const form = this.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(chosenFiles(form.querySelector("input[type=file]").files));
      form.reset();
    });
    form.append(this.folderButton());
    this.catchDrops();
    this.offerWaiting();
    this.guard = (event) => { if (this.busy()) { event.preventDefault(); } };
    addEventListener("beforeunload", this.guard);
  }

  disconnectedCallback() {
    removeEventListener("beforeunload", this.guard);
  }

  folderButton() {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", webkitdirectory: true, multiple: true, hidden: true });
    input.addEventListener("change", () => { this.add(chosenFiles(input.files)); input.value = ""; });
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: this.dataset.folder });
    button.addEventListener("click", () => input.click());
    const both = document.createDocumentFragment();
    both.append(button, input);
    return both;
  }

  catchDrops() {
    const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    const over = (is) => { this.toggleAttribute("data-over", is); };
    document.addEventListener("dragover", (event) => {
      if (carriesFiles(event) && this.isConnected) {
        event.preventDefault();
        over(true);
      }
    });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) { over(false); } });
    document.addEventListener("drop", async (event) => {
      if (carriesFiles(event) && this.isConnected) {
        event.preventDefault();
        over(false);
        this.add(await droppedFiles(event.dataTransfer));
      }
    });
  }

  async offerWaiting() {
    for (const each of await waitingUploads()) {
      const upload = new TusUpload({ file: null, name: each.name, id: each.id }, (it) => this.tell(it));
      Object.assign(upload, { offset: each.offset, size: each.length, state: "again" });
      this.uploads.push(upload);
      this.tray.show(upload);
    }
  }

  add(files) {
    for (const { file, path } of files) {
      const known = this.uploads.find((it) => it.state === "again" && it.name === file.name && it.size === file.size);
      if (known) {
        known.file = file;
        known.become("waiting");
      } else {
        const upload = new TusUpload({ file, name: file.name, path, place: this.dataset.place }, (it) => this.tell(it));
        upload.size = file.size;
        this.uploads.push(upload);
        upload.become(file.size > Number(this.dataset.limit) ? "large" : "waiting");
      }
    }
    this.next();
  }

  act(act, upload) {
    switch (act) {
      case "pause": upload.stop(); break;
      case "resume": case "retry": upload.become("waiting"); break;
      case "choose": this.querySelector("input[type=file]").click(); break;
      case "remove":
        upload.remove();
        this.uploads = this.uploads.filter((it) => it !== upload);
        this.tray.drop(upload);
        break;
      default:
    }
    this.next();
  }

  tell(upload) {
    this.tray.show(upload);
    if (upload.state !== "sending") {
      this.next();
    }
  }

  next() {
    const sending = this.uploads.filter((it) => it.state === "sending").length;
    this.uploads.filter((it) => it.state === "waiting").slice(0, AT_ONCE - sending).forEach((it) => it.start());
    if (!this.busy() && this.uploads.some((it) => it.state === "done" && !it.shown)) {
      this.uploads.filter((it) => it.state === "done").forEach((it) => { it.shown = true; });
      this.refresh();
    }
  }

  busy() {
    return this.uploads.some((it) => it.state === "sending" || it.state === "waiting");
  }

  /** Brings the list below up to date without touching the tray. */
  async refresh() {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main .bulk, main .empty");
    const old = document.querySelector("main .bulk, main .empty");
    if (fresh && old) {
      old.replaceWith(document.adoptNode(fresh));
    }
  }
}

customElements.define("upload-queue", UploadQueue);
