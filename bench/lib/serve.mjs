// Runs inside every runtime.

import { PEERS } from "../peers/index.mjs";
import { OBSERVERS } from "./observers.mjs";

/** What is hashed, the same in every runtime so that tags can be compared. */
export const PASSWORD = "correct horse battery staple";
export const SALT = Uint8Array.from({ length: 16 }, (_, i) => i);

/**
 * Makes what tools/runtimes runs of work that is timed: it works `count` times in a row and returns
 * the total time and what the last call returned, or the message of an error.
 *
 * @param {(input: object) => Promise<{ result: any }>} work
 */
export const timed =
  (work) =>
  async ({ count, ...input }) => {
    try {
      const started = performance.now();
      let answer;
      for (let i = 0; i < count; i++) answer = await work(input);
      return { ...answer, milliseconds: performance.now() - started };
    } catch (error) {
      return { error: String(error?.message ?? error) };
    }
  };

/**
 * Makes the `run` of an entry. A peer is loaded by the first call that names it, so that call's time
 * includes everything that a cold start costs.
 *
 * @param {Record<string, (() => Promise<any>)[]>} imports by peer: its package, and its `imports`
 */
export function serve(imports) {
  const loaded = {};
  return timed(({ peer: key, hashes = 1, observe = "result", phc, ...costs }) => {
    const peer = PEERS.find((peer) => peer.key === key);
    const options = { password: PASSWORD, salt: SALT, ...costs };
    const hash = async () => hexadecimal(await peer.hash(loaded[key], options, phc));
    return OBSERVERS[observe](async () => {
      loaded[key] ??= await load(peer, imports[key]);
      const tags = await Promise.all(Array.from({ length: hashes }, hash));
      return [...new Set(tags)].join();
    });
  });
}

async function load({ prepare = (module) => module }, [importPackage, ...others]) {
  return prepare(await importPackage(), ...others);
}

/** Takes a .wasm file as it is imported: a module in workerd, bytes in pages, a name in programs. */
export async function compile(imported) {
  const { default: file } = await imported;
  if (file instanceof WebAssembly.Module) return file;
  if (typeof file !== "string") return WebAssembly.compile(file);
  const { readFileSync } = process.getBuiltinModule("node:fs");
  return WebAssembly.compile(readFileSync(new URL(file, import.meta.url)));
}

const hexadecimal = (bytes) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
