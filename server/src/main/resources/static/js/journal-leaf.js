/* Reads the bytes of leaves and of what opens them (docs/formats/journal-leaf-v1.md). */
const decoder = new TextDecoder();

export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  take(count) {
    if (count < 0 || this.at + count > this.bytes.length) {
      throw new RangeError("cut");
    }
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  number(size) {
    return this.take(size).reduce((number, byte) => number * 256 + byte, 0);
  }

  text() {
    return decoder.decode(this.take(this.number(2)));
  }

  get more() {
    return this.at < this.bytes.length;
  }
}

export function commitments(reader) {
  const found = new Map();
  for (let left = reader.number(4); left > 0; left--) {
    const name = reader.text();
    found.set(name, reader.take(32));
  }
  return found;
}

export function parseLeaf(bytes) {
  const reader = new Reader(bytes);
  if (reader.number(1) !== 1) {
    throw new RangeError("version");
  }
  const leaf = { position: reader.number(8), list: null, hash: null };
  reader.take(8);
  const flags = reader.number(1);
  reader.take(16 + (flags & 1 ? 16 : 0) + (flags & 2 ? 16 : 0));
  reader.text();
  reader.text();
  if (flags & 4) {
    reader.text();
  }
  reader.take(1);
  if (flags & 8) {
    leaf.hash = reader.take(32);
  } else {
    leaf.list = commitments(reader);
  }
  if (reader.more) {
    throw new RangeError("longer");
  }
  return leaf;
}
