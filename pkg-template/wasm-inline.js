// Decodes the .wasm from text, for bundlers and runtimes that can't import it as a file.

/** The build inserts the .wasm here. */
export const base64 = "WASM_BASE64";

let module;

/** The module, compiled at the first call. */
export function compile() {
  module ??= new WebAssembly.Module(decode());
  return module;
}

/** Uint8Array.from would call back for each byte, which takes ten times as long in a new process. */
export function decode(encoded = base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(encoded); // Node 25, browsers of 2025
  const text = atob(encoded);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
