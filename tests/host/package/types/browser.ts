// The DOM's types require bytes on an ArrayBuffer, and the namespace WebAssembly.

import { hashRaw, parse } from "edge-argon2";
import compiled from "edge-argon2/wasm-module";

export const module: WebAssembly.Module = compiled;

export async function deriveKey(password: string, salt: Uint8Array): Promise<CryptoKey> {
  const key = await hashRaw(password, { salt });
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export function fields(hash: string): BufferSource[] {
  const { salt, tag, keyId, associatedData } = parse(hash);
  return [salt, tag, ...(keyId ? [keyId] : []), ...(associatedData ? [associatedData] : [])];
}
