/* Signed heads of trees (C2SP signed-note, tlog-checkpoint) and the keys that check them. */
import { same, sha256 } from "./journal-hash.js";

const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/* name+id+base64; null when it is none or contradicts itself. */
export function parseKey(text) {
  const parts = /^([^\s+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44,124})$/.exec(text.trim());
  if (!parts) {
    return null;
  }
  const typed = base64(parts[3]);
  const ecdsa = typed[0] === 2;
  const id = (ecdsa ? sha256(typed.slice(1)) : sha256(utf8(`${parts[1]}\n`), typed)).slice(0, 4);
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (ecdsa ? typed.length === 92 : typed.length === 33 && typed[0] === 1) && hex === parts[2]
    ? { text: text.trim(), name: parts[1], id, bytes: typed.slice(1), ecdsa }
    : null;
}

function signatureLines(text) {
  return text.trim().split("\n").map((line) => {
    const parts = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
    if (!parts) {
      throw new Error("no signature");
    }
    const bytes = base64(parts[2]);
    return { name: parts[1], id: bytes.slice(0, 4), bytes: bytes.slice(4) };
  });
}

/* The note by which a key vouches for the next; throws when it is none. */
export function parseSuccession(note) {
  const blank = note.lastIndexOf("\n\n");
  const text = note.slice(0, blank + 1);
  const lines = text.split("\n");
  const next = lines.length === 5 ? parseKey(lines[3]) : null;
  if (blank < 0 || !next || lines[1] !== "key succession" || !/^(0|[1-9][0-9]{0,14})$/.test(lines[2])) {
    throw new Error("no succession");
  }
  return { text, origin: lines[0], from: Number(lines[2]), next, signatures: signatureLines(note.slice(blank + 2)) };
}

/* The keys that follow from a trusted one, itself first, each with the size up to which the one before signs. */
export async function successors(trusted, notes) {
  const chain = [{ key: trusted, from: 0 }];
  for (const note of notes) {
    const last = chain.at(-1);
    if (!chain.some((each) => each.key.text === note.next.text) && note.origin === trusted.name
      && note.next.name === trusted.name && note.from >= last.from && (await signedBy(note, last.key))) {
      chain.push({ key: note.next, from: note.from });
    }
  }
  return chain;
}

/* Two numbers in DER as two numbers of 32 bytes; null when they are none. */
function plainNumbers(der) {
  const plain = new Uint8Array(64);
  let at = 2;
  for (let i = 0; i < 2; i++) {
    const length = der[at + 1];
    const number = der.slice(at + 2, at + 2 + length);
    const short = number[0] === 0 ? number.slice(1) : number;
    if (der[0] !== 48 || der[at] !== 2 || short.length > 32) {
      return null;
    }
    plain.set(short, 32 * (i + 1) - short.length);
    at += 2 + length;
  }
  return at === der.length ? plain : null;
}

async function verifies(key, signature, message) {
  if (!key.ecdsa) {
    const imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
  }
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const imported = await crypto.subtle.importKey("spki", key.bytes, curve, false, ["verify"]);
  const plain = plainNumbers(signature);
  return plain !== null && crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, plain, message);
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
  const signatures = signatureLines(note.slice(blank + 2));
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
  const verdicts = await Promise.all(mine.map((line) => verifies(key, line.bytes, utf8(head.text))));
  return verdicts.every((verdict) => verdict);
}
