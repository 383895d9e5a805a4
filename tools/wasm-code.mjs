// Reads the sections of a WebAssembly module or object, and the bodies of its functions.

const HEADER_BYTES = 8;
const CODE_SECTION = 10;

/** @returns {{ id: number, content: Uint8Array }[]} in the file's order */
export function sectionsOf(wasm) {
  const reader = new Reader(wasm, HEADER_BYTES);
  const sections = [];
  while (reader.at < wasm.length) {
    sections.push({ id: reader.byte(), content: reader.take(reader.leb()) });
  }
  return sections;
}

/** @returns {Uint8Array[]} from the declaration of the locals to the last `end` */
export function bodiesOf(wasm) {
  const code = sectionsOf(wasm).find(({ id }) => id === CODE_SECTION);
  if (!code) return [];
  const reader = new Reader(code.content);
  return Array.from({ length: reader.leb() }, () => reader.take(reader.leb()));
}

export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  leb() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
