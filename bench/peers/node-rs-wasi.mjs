import { hasher } from "./node-rs.mjs";

export const name = "@node-rs/argon2-wasm32-wasi";
export const kind = "wasm";
// Its loader needs Node's WASI with shared memory, which Deno and Bun do not support.
export const runtimes = ["node"];

export async function load() {
  return hasher(await import("@node-rs/argon2-wasm32-wasi"));
}
