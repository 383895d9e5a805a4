import { argon2Sync } from "node:crypto";
import { hashRaw } from "edge-argon2";
import { byteString, generator, integer, pick } from "../../kit/random.js";

const MOST_MEMORY = 256; // KiB
const SINGLE_LANE = 0.75;

/** @returns {Promise<string[]>} the cases for which OpenSSL computes a different tag */
export async function run({ seed, cases }) {
  const random = generator(seed);
  const different = [];
  for (let index = 0; index < cases; index++) {
    const algorithm = pick(random, ["argon2id", "argon2i", "argon2d"]);
    // Most cases have one lane: for more, OpenSSL starts threads, which takes fifty times as long.
    const parallelism = random() < SINGLE_LANE ? 1 : integer(random, 2, 8);
    // Uniform in the exponent, so that small sizes, where every block matters, are frequent too.
    const least = 8 * parallelism;
    const memorySize = least + Math.floor((MOST_MEMORY - least + 2) ** random()) - 1;
    const iterations = integer(random, 1, 3);
    const tagLength = integer(random, 4, 80);
    const password = byteString(random, integer(random, 0, 150));
    const salt = byteString(random, integer(random, 8, 40));
    const secret = byteString(random, pick(random, [0, 0, 16, 129]));
    const associatedData = byteString(random, pick(random, [0, 0, 5, 200]));
    const expected = argon2Sync(algorithm, {
      message: password,
      nonce: salt,
      memory: memorySize,
      passes: iterations,
      parallelism,
      tagLength,
      secret,
      associatedData,
    });
    const costs = { algorithm, memorySize, iterations, parallelism, tagLength };
    const tag = await hashRaw(password, { ...costs, salt, secret, associatedData });
    if (!expected.equals(tag)) different.push(`${index}: ${JSON.stringify(costs)}`);
  }
  return different;
}
