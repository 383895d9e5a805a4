// A runtime that limits memory to 128 MB, like Workers.

import * as check from "../../kit/check.js";
import * as spies from "../engine/spies.js";
import { COSTS, HASH, leavesNothing, PASSWORD, SECRET, works } from "./aftermath.js";

export const name = "memory limit";

const LIMIT_BYTES = 128 * 2 ** 20;
const LIMIT_KIB = LIMIT_BYTES / 1024;

export function define(test, { api }) {
  const refused = { type: api.Argon2Error, code: "OUT_OF_MEMORY", mentions: ["memorySize"] };

  test("the runtime keeps to the limit", () => {
    check.throws(() => new WebAssembly.Memory({ initial: LIMIT_BYTES / 65_536 + 1 }), {
      type: RangeError,
    });
  });

  for (const memorySize of [LIMIT_KIB, 4 * LIMIT_KIB]) {
    test(`hashing with ${memorySize} KiB is OUT_OF_MEMORY, and the next call works`, async () => {
      const argon2id = new api.Argon2id({ ...COSTS, memorySize, secret: SECRET });
      for (let round = 0; round < 3; round++) {
        await check.rejects(() => argon2id.hash(PASSWORD), refused, "hash");
        check.throws(() => argon2id.hashSync(PASSWORD), refused, "hashSync");
        leavesNothing();
        await works(api);
      }
    });
  }

  test("verifying a hash of 128 MiB is OUT_OF_MEMORY, and the next call works", async () => {
    const argon2id = new api.Argon2id({ ...COSTS, secret: SECRET, maxMemorySize: LIMIT_KIB });
    const large = HASH.replace("m=64", `m=${LIMIT_KIB}`);
    for (let round = 0; round < 3; round++) {
      await check.rejects(() => argon2id.verify(large, PASSWORD), refused);
      leavesNothing();
      await works(api);
    }
  });

  test("the default costs and 100 MiB fit, one after the other", async () => {
    for (const memorySize of [19_456, 102_400, 19_456, 102_400]) {
      const argon2id = new api.Argon2id({ memorySize, iterations: 1 });
      check.equal(await argon2id.verify(await argon2id.hash("x"), "x"), true, `${memorySize} KiB`);
    }
    check.ok(spies.memories.at(-1).buffer.byteLength <= LIMIT_BYTES, "within the limit");
  });
}
