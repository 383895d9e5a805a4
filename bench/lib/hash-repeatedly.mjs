// The part that runs inside every runtime, next to the peer.
import { PASSWORD, SALT } from "./input.mjs";

/**
 * Prepares a peer. The first call loads it, so that call's time includes everything that a cold
 * start costs.
 *
 * @param {{ load: Function }} peer an adapter of bench/peers
 * @param {() => Promise<Record<string, WebAssembly.Module>>} modules compiles the adapter's `wasm`
 * @returns {(options: object, count: number) => Promise<{ milliseconds: number, tag: string }>}
 *   hashes `count` times in a row; the time is the total
 */
export function hashRepeatedly(peer, modules) {
  let hash;
  return async (options, count) => {
    const started = performance.now();
    hash ??= await peer.load(await modules());
    let tag;
    for (let i = 0; i < count; i++) tag = await hash(PASSWORD, SALT, options);
    const milliseconds = performance.now() - started;
    return { milliseconds, tag: hexadecimal(tag) };
  };
}

function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
