// Compiles with Node's own types of WebCrypto and with edge-argon2/webcrypto's.
import { subtle } from "node:crypto";

export async function program(password: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const key: CryptoKey = await subtle.importKey("raw-secret", password, "Argon2id", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const params = {
    ...{ name: "Argon2id" as const, nonce: new Uint8Array(16), parallelism: 1 },
    ...{ memory: 19456, passes: 2, secretValue: password },
  };
  const bits: ArrayBuffer = await subtle.deriveBits(params, key, 256);
  const aes = { name: "AES-GCM", length: 256 };
  const derived: CryptoKey = await subtle.deriveKey(params, key, aes, true, ["encrypt"]);
  const digest: ArrayBuffer = await subtle.digest("SHA-256", bits);
  return digest.byteLength > 0 ? subtle.exportKey("raw", derived) : bits;
}
