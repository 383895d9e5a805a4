// Converts between bytes, hex, base64 and PHC strings without any runtime's own library.

export const utf8 = (text) => new TextEncoder().encode(text);

export const toHex = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function fromHex(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/** The pattern `unitHex`, repeated and cut to `length` bytes. */
export function repeated(unitHex, length) {
  const unit = fromHex(unitHex);
  return Uint8Array.from({ length }, (_, i) => unit[i % unit.length]);
}

/** Unpadded standard base64, as PHC strings use it. */
export function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/=+$/, "");
}

/** The PHC string of a hash computed elsewhere. Associated data goes into `data=`. */
export function phcString({ algorithm, version, memorySize, iterations, parallelism, ...rest }) {
  const { salt, tag, associatedData } = rest;
  const data = associatedData?.length ? `,data=${toBase64(associatedData)}` : "";
  const costs = `m=${memorySize},t=${iterations},p=${parallelism}${data}`;
  return `$${algorithm}$v=${version}$${costs}$${toBase64(salt)}$${toBase64(tag)}`;
}

/** What no error may show of a hash: all of it, and the beginnings of its salt and tag. */
export function traces(hash) {
  const fields = hash.split("$").slice(-2);
  const beginnings = fields.filter((field) => field.length >= 11).map((field) => field.slice(0, 8));
  return hash.length >= 12 ? [hash, ...beginnings] : beginnings;
}
