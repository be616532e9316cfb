/* One upload by the tus protocol: begins or continues, sends piece by piece, tells how far it is. */
const PIECE = 8 * 1024 * 1024;
const WAITS = [500, 1500, 4000, 9000];
const ENDPOINT = "/api/v1/uploads";

const token = () => document.querySelector('meta[name="csrf"]').content;
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const pause = (time) => new Promise((done) => { setTimeout(done, time); });

export class TusUpload {
  /** @param tell called with the state: waiting, sending, paused, done, failed, large */
  constructor({ file, name, path = "", place = "", id = "" }, tell) {
    Object.assign(this, { file, name, path, place, id, tell, offset: 0, state: "waiting", request: null });
  }

  async start() {
    this.become("sending");
    for (let attempt = 0; this.state === "sending"; attempt += 1) {
      try {
        await (this.id ? this.find() : this.begin());
        await this.sendAll();
        return;
      } catch (problem) {
        if (this.state !== "sending") {
          return;
        }
        if (problem.final || attempt >= WAITS.length) {
          this.become(problem.status === 413 ? "large" : "failed");
          return;
        }
        await pause(WAITS[attempt]);
      }
    }
  }

  stop() {
    if (this.state === "sending" || this.state === "waiting") {
      this.become("paused");
      this.request?.abort();
    }
  }

  async remove() {
    this.stop();
    if (this.id) {
      await this.ask("DELETE", `${ENDPOINT}/${this.id}`).catch(() => {});
    }
  }

  become(state) {
    this.state = state;
    this.tell(this);
  }

  async begin() {
    const [kind, id] = this.place.split(":");
    const metadata = { filename: this.name, [kind]: id };
    if (this.path) {
      metadata.path = this.path;
    }
    const said = Object.entries(metadata).map(([key, value]) => `${key} ${base64(value)}`).join(",");
    const answer = await this.ask(
      "POST", ENDPOINT, { "Upload-Length": String(this.file.size), "Upload-Metadata": said });
    this.id = answer.getResponseHeader("Location").split("/").pop();
    this.took(answer);
  }

  async find() {
    this.took(await this.ask("HEAD", `${ENDPOINT}/${this.id}`));
  }

  async sendAll() {
    while (this.state === "sending" && !this.document) {
      const piece = this.file.slice(this.offset, this.offset + PIECE);
      const headers = { "Upload-Offset": String(this.offset), "Content-Type": "application/offset+octet-stream" };
      this.took(await this.ask("PATCH", `${ENDPOINT}/${this.id}`, headers, piece));
      this.tell(this);
    }
    if (this.document) {
      this.become("done");
    }
  }

  took(answer) {
    this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    this.document = answer.getResponseHeader("Aumbry-Document");
  }

  ask(method, url, headers = {}, body = null) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open(method, url);
      request.setRequestHeader("Tus-Resumable", "1.0.0");
      request.setRequestHeader("X-CSRF-Token", token());
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      const from = this.offset;
      request.upload.addEventListener("progress", (event) => {
        if (method === "PATCH") {
          this.offset = from + event.loaded;
          this.tell(this);
        }
      });
      request.addEventListener("load", () => {
        if (request.status < 300) {
          done(request);
        } else {
          const passing = [409, 423, 429, 500, 502, 503, 504].includes(request.status);
          failed({ status: request.status, final: !passing });
        }
      });
      request.addEventListener("error", () => failed({ status: 0, final: false }));
      request.addEventListener("abort", () => failed({ status: 0, final: false }));
      request.send(body);
    });
  }
}

/** The person's uploads that wait for bytes, wherever they were begun. */
export async function waitingUploads() {
  const answer = await fetch(ENDPOINT, { credentials: "same-origin", headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json()).items : [];
}
