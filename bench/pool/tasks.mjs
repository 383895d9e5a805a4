// Computes the same hashes with each peer, and measures the time or how late the event loop is.
import { hashRaw } from "edge-argon2";
import { Pool, hashRaw as pooledHashRaw } from "edge-argon2/pool";
import { timed } from "../lib/timed.mjs";
import { PEERS } from "../peers/index.mjs";

/** The peers of the table whose calls do not block their thread. */
const { argon2, webcrypto } = Object.fromEntries(PEERS.map((peer) => [peer.key, peer]));

/** The threads stay alive while the other peers take their turns. */
const pooled = (threads) => {
  const pool = new Pool({ threads, idle: 600_000 });
  return ({ password, ...options }) => pooledHashRaw(password, { ...options, pool });
};

/** Each takes { password, salt, phc } and the costs, and resolves to the tag or to whether it matches. */
const HASH = {
  "two threads": pooled(2),
  "one thread": pooled(1),
  "edge-argon2": ({ password, ...options }) => hashRaw(password, options),
  argon2: async (options) => argon2.hash(await import("argon2"), options),
  "@node-rs/argon2": async ({ password, salt, memorySize, iterations, parallelism, tagLength }) => {
    const { hashRaw } = await import("@node-rs/argon2");
    const costs = { memoryCost: memorySize, timeCost: iterations, parallelism };
    return hashRaw(password, { ...costs, salt, outputLen: tagLength, algorithm: 2 });
  },
  "node:crypto": async ({ password: message, salt: nonce, ...options }) => {
    const [{ argon2 }, { promisify }] = await Promise.all([
      import("node:crypto"),
      import("node:util"),
    ]);
    const { memorySize: memory, iterations: passes, ...others } = options;
    return promisify(argon2)("argon2id", { message, nonce, memory, passes, ...others });
  },
  WebCrypto: (options) => webcrypto.hash(undefined, options),
  "Bun.password": ({ password, phc }) => Bun.password.verify(password, phc),
};

export const run = timed(async ({ peer, hashes, watched, tag, phc, salt, ...options }) => {
  const input = { ...options, salt: new TextEncoder().encode(salt) };
  const one = async () => {
    const result = await HASH[peer](peer === "Bun.password" ? { ...input, phc } : input);
    if (result !== true && `${new Uint8Array(result)}` !== tag) {
      throw new Error(`${peer} computed a different tag`);
    }
  };
  const all = () => Promise.all(Array.from({ length: hashes }, one));
  return watched ? delaysDuring(all) : void (await all());
});

/** How late a 1 ms timer is, or in a page the gaps between frames, in ms. */
async function delaysDuring(work) {
  const frame = globalThis.requestAnimationFrame;
  const [next, expected] = frame ? [frame, 0] : [(tick) => setTimeout(tick, 1), 1];
  const delays = [];
  let isOver = false;
  let last = performance.now();
  const over = work().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise((resolve) => next(resolve));
    const now = performance.now();
    delays.push(Math.max(0, now - last - expected));
    last = now;
  }
  await over;
  return delays;
}
