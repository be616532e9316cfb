/* Checks a bundle of a journal (docs/formats/journal-bundle-v1.md); says what it finds by kind and number. */
import { RunningTree, same, sha256 } from "./journal-hash.js";
import { Reader, commitments, parseLeaf } from "./journal-leaf.js";
import { parseHead, parseKey, parseSuccession, signedBy, successors } from "./journal-note.js";

const MAGIC = "aumbry.bundle/v1\n";
const LABEL = new TextEncoder().encode("aumbry commitment v1\n");
const decoder = new TextDecoder();

export class BundleCheck {
  faults = [];
  facts = [];
  #tree = new RunningTree();
  #kept = [];
  #block = new Map();
  #head = null;
  #own = null;
  #successions = [];
  #opened = 0;
  #erased = 0;

  /* key: as text, or empty to take the file's own. kept: text of an older head, or empty. */
  constructor(key, kept) {
    this.trusted = key;
    this.older = kept;
  }

  /* progress: called between parts with how much is done, from 0 to 1. */
  async check(bytes, progress) {
    const reader = new Reader(bytes);
    try {
      if (decoder.decode(reader.take(MAGIC.length)) !== MAGIC) {
        return this.#fault("kind");
      }
      let tag = "";
      while (tag !== "END ") {
        tag = decoder.decode(reader.take(4));
        await this.#record(tag, new Reader(reader.take(reader.number(4))));
        if (this.#tree.size % 16384 === 0) {
          await progress(reader.at / bytes.length);
        }
      }
      if (reader.more) {
        this.#fault("longer");
      }
    } catch {
      this.#fault("cut", Math.max(0, this.#tree.size - 1));
    }
    this.#finish();
  }

  async #record(tag, reader) {
    switch (tag) {
      case "KEY ": this.#own = parseKey(decoder.decode(reader.bytes)); break;
      case "SUCC": this.#successions.push(parseSuccession(decoder.decode(reader.bytes))); break;
      case "HEAD": await this.#takeHead(parseHead(decoder.decode(reader.bytes))); break;
      case "LEAF": this.#leaves(reader); break;
      case "LONG": this.#long(reader); break;
      case "OPEN": this.#openings(reader); break;
      case "END ": break;
      default: throw new RangeError(tag);
    }
  }

  async #takeHead(head) {
    this.#head = head;
    const key = this.trusted ? parseKey(this.trusted) : this.#own;
    if (!key) {
      return this.#fault("no-key");
    }
    const chain = await successors(key, this.#successions);
    const signer = chain.findLast((each, place) => place === 0 || each.from < head.size).key;
    if (this.trusted && this.#own?.text !== signer.text) {
      this.#fault("other-key");
    }
    if (!this.trusted) {
      this.facts.push(["own-key", key.text]);
    }
    if (head.origin !== signer.name || !(await signedBy(head, signer))) {
      this.#fault("signature");
    }
    if (this.older) {
      await this.#takeKept(parseHead(this.older), chain);
    }
  }

  async #takeKept(old, chain) {
    const signed = await Promise.all(chain.map((each) => signedBy(old, each.key)));
    if (old.origin !== this.#head.origin || !signed.includes(true)) {
      this.#fault("kept-other");
    } else if (old.size > this.#head.size) {
      this.#fault("kept-back", old.size);
    } else {
      this.#kept.push(old);
      this.#compareKept();
    }
  }

  #compareKept() {
    for (const old of this.#kept) {
      if (old.size === this.#tree.size) {
        const holds = same(old.root, this.#tree.root());
        (holds ? this.facts : this.faults).push([holds ? "kept-part" : "kept-fork", old.size]);
      }
    }
  }

  #leaves(reader) {
    this.#block.clear();
    while (reader.more) {
      const position = this.#tree.size;
      const bytes = reader.take(reader.number(2));
      this.#tree.add(bytes);
      try {
        const leaf = parseLeaf(bytes);
        this.#block.set(position, leaf);
        if (leaf.position !== position) {
          this.#fault("moved", position);
        }
        if (leaf.list?.has("@tampered")) {
          this.#fault("tampered", position);
        }
      } catch {
        this.#fault(bytes.length === 0 ? "missing" : "unreadable", position);
      }
      this.#compareKept();
    }
  }

  #long(reader) {
    const position = reader.number(8);
    const list = reader.take(reader.bytes.length - 8);
    const leaf = this.#block.get(position);
    if (!leaf?.hash || !same(sha256(list), leaf.hash)) {
      return this.#fault("value", position);
    }
    leaf.list = commitments(new Reader(list));
  }

  #openings(reader) {
    while (reader.more) {
      const position = reader.number(8);
      const state = reader.number(1);
      const list = this.#block.get(position)?.list;
      const values = reader.number(2);
      for (let left = values; left > 0; left--) {
        const name = reader.take(reader.number(2));
        const salt = reader.take(32);
        const value = reader.take(reader.number(4));
        const known = list?.get(decoder.decode(name));
        const length = Uint8Array.of(name.length >> 8, name.length & 255);
        if (!known || !same(known, sha256(LABEL, salt, length, name, value))) {
          this.#fault("value", position);
        }
      }
      if (state > 2 || (state > 0 && values > 0)) {
        throw new RangeError("state");
      }
      this.#opened += state === 0 ? 1 : 0;
      this.#erased += state === 1 ? 1 : 0;
      if (state === 2) {
        this.#fault("damaged", position);
      }
    }
  }

  #finish() {
    if (!this.#head) {
      return this.#fault("no-head");
    }
    if (this.#tree.size !== this.#head.size || !same(this.#tree.root(), this.#head.root)) {
      this.#fault("root", this.#head.size);
    } else {
      this.facts.push(["entries", this.#tree.size]);
    }
    this.facts.push(["opened", this.#opened], ["erased", this.#erased]);
  }

  #fault(kind, number = "") {
    this.faults.push([kind, number]);
  }
}
