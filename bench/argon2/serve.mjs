// Runs inside every runtime, next to the peers.
import { timed } from "../lib/timed.mjs";
import { PEERS } from "../peers/index.mjs";

/** What is hashed, the same in every runtime so that tags can be compared. */
export const PASSWORD = "correct horse battery staple";
export const SALT = Uint8Array.from({ length: 16 }, (_, i) => i);

/**
 * Makes the `run` of an entry. A peer is loaded by the first call that names it, so that call's time
 * includes everything that a cold start costs.
 *
 * @param {Record<string, Record<string, () => Promise<any>>>} imports by peer
 */
export function serve(imports) {
  const hashes = {};
  return timed(async ({ peer: key, ...options }) => {
    hashes[key] ??= await load(key, imports[key]);
    return hexadecimal(await hashes[key]({ password: PASSWORD, salt: SALT, ...options }));
  });
}

async function load(key, { package: importPackage, ...others }) {
  const peer = PEERS.find((peer) => peer.key === key);
  const module = await importPackage?.();
  const prepared = peer.prepare ? await peer.prepare(module, others) : module;
  return (options) => peer.hash(prepared, options);
}

/** Imports a .wasm file: a module in workerd, bytes in browsers, the file's name elsewhere. */
export async function compile(importFile) {
  const { default: file } = await importFile();
  if (file instanceof WebAssembly.Module) return file;
  if (typeof file !== "string") return WebAssembly.compile(file);
  const { readFileSync } = process.getBuiltinModule("node:fs");
  return WebAssembly.compile(readFileSync(new URL(file, import.meta.url)));
}

const hexadecimal = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
