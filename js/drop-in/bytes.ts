// Bytes as the peers take and return them, whether or not the runtime has Node's Buffer.

/** The name of a typed array's class, whatever its realm; `undefined` for everything else. */
export const typedArrayName: (value: unknown) => string | undefined = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
    ?.get as () => string | undefined,
);

/** Avoids `instanceof`, which fails for arrays from other realms (Jest, vm, iframes). */
export const isUint8Array = (value: unknown): value is Uint8Array =>
  typedArrayName(value) === "Uint8Array";

/** Accepts buffers from other realms, and shared ones. */
export const isBuffer = (value: unknown): value is ArrayBuffer =>
  /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));

/** The bytes under a view of any type, not copied. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Encodes text as UTF-8; lone surrogates become U+FFFD, as in the peers. */
export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Unpadded base64, as PHC strings have it. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(latin1(bytes)).replace(/=+$/, "");
}

/** Decodes text in base64's alphabet. Ignores bits and characters that make no whole byte. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.length % 4 === 1 ? text.slice(0, -1) : text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

interface BufferClass {
  from(buffer: ArrayBuffer): Uint8Array<ArrayBuffer>;
}

/** A Buffer if the runtime has that class; otherwise bytes with its two most used methods. */
export function toBuffer(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  // The bare name `Buffer` would make bundlers add a polyfill.
  const NodeBuffer = (globalThis as { Buffer?: BufferClass }).Buffer;
  return NodeBuffer ? NodeBuffer.from(bytes.buffer) : new Bytes(bytes.buffer);
}

class Bytes extends Uint8Array<ArrayBuffer> {
  // slice() and map() return plain arrays.
  static get [Symbol.species]() {
    return Uint8Array;
  }

  override toString(encoding = "utf8"): string {
    switch (encoding) {
      case "hex":
        return toHex(this);
      case "base64":
        return btoa(latin1(this));
      case "base64url":
        return toBase64(this).replaceAll("+", "-").replaceAll("/", "_");
      case "latin1":
      case "binary":
        return latin1(this);
      case "utf8":
      case "utf-8":
        return new TextDecoder().decode(this);
      default:
        throw new TypeError(`Unknown encoding: ${encoding}`);
    }
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, i) => byte === other[i]);
  }
}
