// Compares the time of refusals with that of a verification in the same run. Other load on the
// machine only adds to a time, so the shortest of several counts: a slow refusal is repeated, and
// one that is slow by itself is slow every time.

import * as check from "../../kit/check.js";
import { generator } from "../../kit/random.js";
import { hostileString } from "./strings.js";

export const name = "speed";

/** A tenth of the default memory size, so that a verification ends before its time slice does. */
const TENTH = { memorySize: 1946 };
const ATTEMPTS = 5;
const VERIFICATIONS = 25;
const REFUSALS = ["INVALID_HASH", "UNSUPPORTED_HASH", "COST_LIMIT"];

export function define(test, { api, memory, seed, count }) {
  const argon2id = new api.Argon2id();
  const codes = new Set();

  /** @returns {number} ms that `verifySync` takes for the hash */
  function time(hash) {
    let code = "none";
    const start = performance.now();
    try {
      argon2id.verifySync(hash, "password");
    } catch (error) {
      code = error.code;
    }
    const elapsed = performance.now() - start;
    codes.add(code);
    return elapsed;
  }

  const title = `of ${count} hostile strings, 99 in 100 are refused in less than a tenth of a verification's time, and none touches a page`;
  test(`${title} (seed ${seed})`, () => {
    const random = generator(seed);
    const stored = new api.Argon2id(TENTH).hashSync("password");
    const promised = Math.min(...Array.from({ length: VERIFICATIONS }, () => time(stored)));
    codes.delete("none");
    const [pages, instances] = [memory.pages(), memory.instances()];
    const times = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      const hash = hostileString(random);
      times[index] = time(hash);
      for (let attempt = 1; attempt < ATTEMPTS && times[index] >= promised; attempt++) {
        times[index] = Math.min(times[index], time(hash));
      }
      const grown = memory.pages() !== pages || memory.instances() !== instances;
      check.ok(!grown, `string ${index}, of ${hash.length} characters, touched memory`);
    }
    const unexpected = [...codes].filter((code) => !REFUSALS.includes(code));
    check.equal(unexpected.join(), "", "outcomes other than a refusal");
    times.sort();
    const at = (share) => times[Math.floor(share * (count - 1))];
    const told = [0.5, 0.99, 0.999, 1].map((share) => `${100 * share} %: ${at(share).toFixed(3)}`);
    const figures = `${told.join(", ")}; a tenth of a verification: ${promised.toFixed(3)}`;
    console.error(`refused within ms: ${figures}`);
    check.ok(at(0.99) < promised, `ms within which a share is refused: ${figures}`);
  });
}
