import { argon2Sync } from "node:crypto";
import { hashRaw } from "edge-argon2";
import { byteString, generator, integer, pick } from "../conformance/harness/random.js";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const { seed, cases } = JSON.parse(text);
const random = generator(seed);
const different = [];
for (let index = 0; index < cases; index++) {
  const algorithm = pick(random, ["argon2id", "argon2i", "argon2d"]);
  // Mostly one lane: for more OpenSSL starts threads, which takes it fifty times as long.
  const parallelism = random() < 0.75 ? 1 : integer(random, 2, 8);
  const memorySize = 8 * parallelism + Math.floor(2 ** (8 * random())) - 1;
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
console.log(JSON.stringify({ different }));
