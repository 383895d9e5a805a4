// Lanes cost time beyond their blocks, and `maxWork` counts that. Whatever its number of lanes, a
// hash within the limit takes at most about as long as one with a single lane.

import process from "node:process";
import * as check from "../../kit/check.js";

export const name = "lanes";

/** A sixteenth of the default limits on memory and work. */
const LIMITS = { maxMemorySize: 65_536, maxWork: 524_288 };
const LANES = [1, 64, 8192];
const LONGEST = 1.5;
const ROUNDS = 3;

const REST = "c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";

export function define(test, { api }) {
  const argon2id = new api.Argon2id({ memorySize: 8, iterations: 1, ...LIMITS });

  /** @returns {number | undefined} ms of CPU time, if the hash is within the limits */
  function cost(hash) {
    const before = process.cpuUsage();
    try {
      argon2id.verifySync(hash, "password");
    } catch (error) {
      if (error.code === "COST_LIMIT") return undefined;
      throw error;
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }

  for (const algorithm of ["argon2i", "argon2id"]) {
    test(`${algorithm}: no number of lanes takes ${LONGEST} times as long as one lane`, () => {
      const phc = (t, p) => `$${algorithm}$v=19$m=${LIMITS.maxMemorySize},t=${t},p=${p}$${REST}`;
      const times = new Map();
      for (const p of LANES) {
        let t = LIMITS.maxWork / LIMITS.maxMemorySize;
        let least = cost(phc(t, p));
        while (least === undefined && t > 1) least = cost(phc(--t, p));
        check.ok(least > 0, `some hash of ${p} lanes is within the limits`);
        for (let round = 1; round < ROUNDS; round++) least = Math.min(least, cost(phc(t, p)));
        times.set(p, least);
      }
      for (const [p, ms] of times) {
        const ratio = ms / times.get(1);
        check.ok(ratio < LONGEST, `${p} lanes take ${ratio.toFixed(2)} times as long as one`);
      }
    });
  }
}
