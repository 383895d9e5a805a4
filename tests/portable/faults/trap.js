// The engine traps: on an `unreachable` in the middle of a pass, or on memory out of bounds.

import * as check from "../../kit/check.js";
import * as spies from "../engine/spies.js";
import { COSTS, callsOf, fails, leavesNothing, works } from "./aftermath.js";

export const name = "trap";

// In the order of computation: the first, one in the middle of each pass, and the last.
const BLOCKS = [1, 20, COSTS.memorySize + 20, COSTS.iterations * COSTS.memorySize - 4];

export function define(test, { api }) {
  const failed = { type: api.Argon2Error, code: "ENGINE", mentions: ["next call"] };
  const latest = () => spies.engines.at(-1);

  for (const [method, call] of Object.entries(callsOf(api))) {
    test(`${method}: a trap in any pass is ENGINE, leaves nothing, and the next call works`, async () => {
      for (const block of BLOCKS) {
        await works(api);
        const made = spies.engines.length;
        latest().trapping_block.value = block;
        await fails(call, failed, `block ${block}`);
        check.equal(latest().trapping_block.value, 0, "blocks left until the trap");
        leavesNothing();
        await works(api);
        check.equal(spies.engines.length, made + 1, "instances");
      }
    });

    test(`${method}: Rust's stack overflowing is ENGINE, leaves nothing, and the next call works`, async () => {
      for (const bytes of [0, 16, 512, 4096]) {
        await works(api);
        latest().stack_pointer.value = bytes;
        await fails(call, failed, `${bytes} bytes of stack`);
        leavesNothing();
        await works(api);
      }
    });
  }

  test("parse: Rust's stack overflowing is ENGINE, and the next call works", async () => {
    await works(api);
    latest().stack_pointer.value = 16;
    check.throws(() => api.parse("$argon2id$"), failed);
    leavesNothing();
    await works(api);
  });

  test("an instance too large to be kept is not used again after a trap", async () => {
    await works(api);
    const large = new api.Argon2id({ memorySize: 131_072, iterations: 1 });
    large.hashSync("password");
    const made = spies.engines.length;
    latest().trapping_block.value = BLOCKS[1];
    check.throws(() => large.hashSync("password"), failed);
    leavesNothing();
    large.hashSync("password");
    check.equal(spies.engines.length, made + 1, "instances");
    api.release(); // the tests look at the newest instance
    await works(api);
  });

  test("a trap keeps its cause", async () => {
    await works(api);
    latest().trapping_block.value = 1;
    const error = await callsOf(api)
      .hash()
      .catch((thrown) => thrown);
    check.ok(error.cause instanceof WebAssembly.RuntimeError, `cause: ${error.cause}`);
    await works(api);
  });

  test("a trap in a call inside another call takes neither down for good", async () => {
    await works(api);
    const { hash, verifySync } = callsOf(api);
    const trapping = (array) => {
      latest().trapping_block.value = 1;
      check.throws(verifySync, failed, "the inner call");
      return array.fill(7);
    };
    const made = spies.engines.length;
    await spies.withRandom(trapping, () => hash().catch(() => "failed too"));
    leavesNothing();
    await works(api);
    check.equal(spies.engines.length, made + 1, "instances");
  });
}
