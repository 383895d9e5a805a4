// memory.grow fails at each place where the engine asks for memory.

import * as check from "../../kit/check.js";
import * as spies from "../engine/spies.js";
import {
  COSTS,
  callsOf,
  fails,
  HASH,
  leavesNothing,
  PASSWORD,
  renew,
  SECRET,
  works,
} from "./aftermath.js";

export const name = "memory";

const settle = async (call) => (await Promise.allSettled([(async () => call())()]))[0];

export function define(test, { api }) {
  const { Argon2Error, Argon2id } = api;
  const refused = { type: Argon2Error, code: "OUT_OF_MEMORY" };

  for (const [method, call] of Object.entries(callsOf(api))) {
    test(`${method}: memory.grow refused at any time is OUT_OF_MEMORY, and the next call works`, async () => {
      let refusals = 0;
      for (;;) {
        await renew(api, { refused_grow: refusals + 1 });
        const outcome = await settle(call);
        if (outcome.status === "fulfilled") break;
        refusals += 1;
        await fails(() => Promise.reject(outcome.reason), refused, `grow ${refusals}`);
        leavesNothing();
        await works(api);
      }
      check.ok(refusals >= 2, `${refusals} times the memory grew`);
    });
  }

  test("an instance in use that cannot grow serves what fits", async () => {
    await works(api);
    const large = new Argon2id({ ...COSTS, memorySize: 4096, secret: SECRET });
    for (const call of [() => large.hash(PASSWORD), () => large.hashSync(PASSWORD)]) {
      spies.engines.at(-1).refused_grow.value = 1;
      await fails(call, refused, "4 MiB");
      leavesNothing();
      await works(api);
    }
  });

  test("a password for which there is no memory is OUT_OF_MEMORY", async () => {
    const argon2id = new Argon2id({ ...COSTS, secret: SECRET, maxPasswordLength: 2 ** 24 });
    const password = PASSWORD.repeat(40_000);
    await works(api);
    spies.engines.at(-1).refused_grow.value = 1;
    await check.rejects(() => argon2id.verify(HASH, password), refused);
    leavesNothing();
    await works(api);
  });

  test("a secret for which there is no memory is OUT_OF_MEMORY", async () => {
    const argon2id = new Argon2id({ ...COSTS, secret: SECRET.repeat(40_000) });
    await works(api);
    spies.engines.at(-1).refused_grow.value = 1;
    await check.rejects(() => argon2id.verify(HASH, PASSWORD), refused);
    leavesNothing();
    await works(api);
  });

  test("a tag for which there is no memory is OUT_OF_MEMORY", async () => {
    const argon2id = new Argon2id({ ...COSTS, secret: SECRET, tagLength: 2 ** 20 });
    await renew(api);
    await works(api);
    spies.engines.at(-1).refused_grow.value = 1;
    await check.rejects(() => argon2id.hash(PASSWORD), refused);
    leavesNothing();
    await works(api);
  });

  const LARGE = { memorySize: 131_072, iterations: 1, secret: SECRET };
  test("a large call that an old instance refuses gets a new one", async () => {
    api.release();
    new Argon2id(LARGE).hashSync(PASSWORD);
    const made = spies.engines.length;
    spies.engines.at(-1).refused_grow.value = 1;
    const larger = new Argon2id({ ...LARGE, memorySize: 163_840 });
    const hash = larger.hashSync(PASSWORD);
    check.equal(spies.engines.length, made + 1, "instances");
    check.equal(larger.verifySync(hash, PASSWORD), true, "it is right");
    leavesNothing();
    api.release(); // the tests look at the newest instance
    await works(api);
  });

  test("a large call that a new instance refuses too is OUT_OF_MEMORY, and uses up both", async () => {
    api.release();
    new Argon2id(LARGE).hashSync(PASSWORD);
    spies.engines.at(-1).refused_grow.value = 1;
    spies.switchInNextInstance({ refused_grow: 1 });
    const largest = new Argon2id({ ...LARGE, memorySize: 196_608 });
    check.throws(() => largest.hashSync(PASSWORD), refused);
    leavesNothing();
    const made = spies.engines.length;
    new Argon2id(LARGE).hashSync(PASSWORD);
    check.equal(spies.engines.length, made + 1, "instances");
    api.release();
    await works(api);
  });

  test("a hash text for which there is no memory is OUT_OF_MEMORY", async () => {
    const argon2id = new Argon2id({ ...COSTS, secret: SECRET, tagLength: 2 ** 20 });
    const long = `${HASH.slice(0, HASH.lastIndexOf("$"))}$${"A".repeat(2 ** 20)}`;
    await renew(api);
    await works(api);
    spies.engines.at(-1).refused_grow.value = 1;
    await check.rejects(() => argon2id.verify(long, PASSWORD), refused);
    leavesNothing();
    await works(api);
  });
}
