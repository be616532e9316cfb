/* Signed heads of trees (C2SP signed-note, tlog-checkpoint) and the keys that check them. */
import { same, sha256 } from "./journal-hash.js";

const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/* name+id+base64; null when it is none or contradicts itself. */
export function parseKey(text) {
  const parts = /^([^\s+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44,48})$/.exec(text.trim());
  if (!parts) {
    return null;
  }
  const typed = base64(parts[3]);
  const id = sha256(utf8(`${parts[1]}\n`), typed).slice(0, 4);
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return typed.length === 33 && typed[0] === 1 && hex === parts[2]
    ? { text: text.trim(), name: parts[1], id, bytes: typed.slice(1) }
    : null;
}

/* Throws when it is no head. */
export function parseHead(note) {
  const blank = note.lastIndexOf("\n\n");
  const text = note.slice(0, blank + 1);
  const lines = text.split("\n");
  if (blank < 0 || lines.length !== 4 || !/^(0|[1-9][0-9]{0,14})$/.test(lines[1])) {
    throw new Error("no head");
  }
  const root = base64(lines[2]);
  const signatures = note.slice(blank + 2).trim().split("\n").map((line) => {
    const parts = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
    if (!parts) {
      throw new Error("no signature");
    }
    const bytes = base64(parts[2]);
    return { name: parts[1], id: bytes.slice(0, 4), bytes: bytes.slice(4) };
  });
  if (root.length !== 32) {
    throw new Error("no root");
  }
  return { text, origin: lines[0], size: Number(lines[1]), root, signatures };
}

/* Whether the key signed the head; a wrong signature of the key spoils everything. */
export async function signedBy(head, key) {
  const mine = head.signatures.filter((line) => line.name === key.name && same(line.id, key.id));
  if (mine.length === 0) {
    return false;
  }
  const imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  const verdicts = await Promise.all(
    mine.map((line) => crypto.subtle.verify({ name: "Ed25519" }, imported, line.bytes, utf8(head.text))));
  return verdicts.every((verdict) => verdict);
}
