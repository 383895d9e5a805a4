// When WebAssembly instances are made, kept and dropped.

import * as check from "../../kit/check.js";
import * as spies from "./spies.js";

export const name = "lifetime";

const TINY = { memorySize: 64, iterations: 1 };
/** Verifies hashes of any memory size, in Workers too. */
const ANY = { ...TINY, maxMemorySize: 1_048_576 };
const MiB = 2 ** 20;

export function define(test, { api, atImport }) {
  const { Argon2Error, Argon2id } = api;
  const made = () => spies.memories.length;
  const latest = () => spies.memories.at(-1);
  const works = async (options = TINY) => {
    const argon2id = new Argon2id(options);
    check.equal(await argon2id.verify(await argon2id.hash("works"), "works"), true, "it works");
  };

  test("importing makes no instance and draws no randomness", () => {
    check.equal(atImport.instances, 0, "instances");
    check.equal(atImport.randomCalls, 0, "calls of getRandomValues");
  });

  test("constructing makes no instance and draws no randomness", () => {
    const before = spies.randomCalls;
    check.ok(new Argon2id({ secret: "pepper" }), "an instance of the class");
    check.equal(made(), 0, "instances");
    check.equal(spies.randomCalls, before, "calls of getRandomValues");
  });

  test("without WebAssembly the error says so, and the next call works", async () => {
    const argon2id = new Argon2id(TINY);
    const expected = { type: Argon2Error, code: "ENGINE", mentions: ["WebAssembly"] };
    await spies.withoutGlobal("WebAssembly", () =>
      check.rejects(() => argon2id.hash("password"), expected),
    );
    await works();
  });

  test("one instance serves all calls", async () => {
    await works();
    const before = made();
    for (let i = 0; i < 50; i++) await works();
    await works({});
    check.equal(made(), before, "instances");
  });

  test("calls leave no memory behind, refused ones neither", async () => {
    const argon2id = new Argon2id({ memorySize: 1024, iterations: 1, secret: "pepper" });
    const hash = await argon2id.hash("password");
    const round = async () => {
      await argon2id.verify(hash, "password");
      await argon2id.verify(hash, "passwore");
      await argon2id.hash("p".repeat(4000));
      await check.rejects(() => argon2id.verify("broken", "x"), { type: Argon2Error });
      await check.rejects(() => argon2id.hash("p".repeat(5000)), { type: Argon2Error });
      await spies.withoutRandom(() =>
        check.rejects(() => argon2id.hash("password"), { type: Argon2Error }),
      );
      api.parse(hash);
      argon2id.needsRehash(hash);
    };
    for (let i = 0; i < 20; i++) await round();
    const [memory, size] = [latest(), latest().buffer.byteLength];
    for (let i = 0; i < 500; i++) await round();
    check.ok(latest() === memory, "still the same instance");
    check.equal(memory.buffer.byteLength, size, "bytes of memory");
  });

  test("64 MiB of memory are kept, and 128 MiB take an instance of their own", async () => {
    await works({ memorySize: 65_536, iterations: 1 });
    const [kept, before] = [latest(), made()];
    await works();
    check.equal(made(), before, "instances");
    await works({ memorySize: 131_072, iterations: 1 });
    check.ok(made() > before, "a new instance");
    const size = kept.buffer.byteLength / MiB;
    check.ok(size < 70, `the instance that is kept has ${size} MiB`);
  });

  test("an instance that a small call made too large is given up", async () => {
    const long = new Argon2id({ ...TINY, maxPasswordLength: 96 * MiB });
    long.hashSync(new Uint8Array(90 * MiB));
    const before = made();
    await works();
    check.equal(made(), before + 1, "instances");
    const size = latest().buffer.byteLength / MiB;
    check.ok(size < 40, `the new instance has ${size} MiB`);
  });

  test("an instance that is given up serves calls as large until it is collected", () => {
    const large = new Argon2id({ memorySize: 131_072, iterations: 1 });
    const small = new Argon2id(ANY);
    small.hashSync("works");
    const hash = large.hashSync("works");
    // A WeakRef's target lives at least as long as the task that made it.
    const expected = made() + (typeof WeakRef === "undefined" ? 2 : 0);
    check.equal(large.verifySync(hash, "works"), true, "it verifies");
    check.equal(small.verifySync(hash, "works"), true, "it verifies, by the hash's own costs");
    check.equal(made(), expected, "instances");
  });

  test("large calls do not cost small ones their instance", () => {
    const large = new Argon2id({ memorySize: 98_304, iterations: 1 });
    const small = new Argon2id(ANY);
    const hash = large.hashSync("works");
    small.hashSync("works");
    const before = made();
    for (let i = 0; i < 5; i++) {
      check.equal(small.verifySync(hash, "works"), true, "a large hash");
      check.equal(small.verifySync(small.hashSync("works"), "works"), true, "a small one");
    }
    const expected = before + (typeof WeakRef === "undefined" ? 5 : 0);
    check.equal(made(), expected, "instances");
  });

  test("a hash that is refused makes no large instance", () => {
    const limited = new Argon2id({ ...TINY, maxMemorySize: 131_072, maxWork: 2 ** 18 });
    limited.hashSync("works");
    const before = made();
    const rest = "p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
    for (const costs of [`m=131073,t=1,${rest}`, `m=131072,t=3,${rest}`, `m=131072,t=1,${rest}=`]) {
      check.throws(() => limited.verifySync(`$argon2id$v=19$${costs}`, "x"), { type: Argon2Error });
    }
    check.equal(made(), before, "instances");
  });

  test("one task holds on to one instance that is given up, however many it makes", async () => {
    const hash = new Argon2id({ memorySize: 131_072, iterations: 1 }).hashSync("works");
    let references = 0;
    const Real = globalThis.WeakRef ?? Object;
    const Counted = class extends Real {
      constructor(target) {
        super(target);
        references += 1;
      }
    };
    await spies.withGlobal("WeakRef", { value: Counted, configurable: true }, () => {
      for (let i = 0; i < 3; i++) {
        check.equal(new Argon2id(ANY).verifySync(hash, "works"), true, "it verifies");
      }
    });
    check.equal(references, 0, "further references");
  });

  test("release gives up what is kept, and the next call works", async () => {
    await works();
    const before = made();
    api.release();
    await works();
    check.equal(made(), before + 1, "instances");
    new Argon2id({ memorySize: 131_072, iterations: 1 }).hashSync("works");
    const large = made();
    api.release();
    new Argon2id({ memorySize: 131_072, iterations: 1 }).hashSync("works");
    check.equal(made(), large + 1, "large instances");
    await works();
  });

  test("a trap is an ENGINE error that keeps its cause, and the next call works", async () => {
    api.release();
    spies.trapInNextInstance();
    const argon2id = new Argon2id(TINY);
    let error;
    try {
      await argon2id.hash("password");
    } catch (thrown) {
      error = thrown;
    }
    check.ok(error instanceof Argon2Error, `an Argon2Error, not ${error}`);
    check.equal(error.code, "ENGINE", "code");
    check.ok(error.cause instanceof WebAssembly.RuntimeError, "cause");
    const before = made();
    await works();
    check.equal(made(), before + 1, "instances");
  });

  test("refused randomness is NO_RANDOM, and the next call works", async () => {
    const argon2id = new Argon2id(TINY);
    const expected = { type: Argon2Error, code: "NO_RANDOM", mentions: [/random/i] };
    await spies.withoutRandom(async () => {
      await check.rejects(() => argon2id.hash("password"), expected, "hash");
      check.throws(() => argon2id.hashSync("password"), expected, "hashSync");
    });
    await spies.withoutGlobal("crypto", () =>
      check.rejects(() => argon2id.hash("password"), expected, "no crypto at all"),
    );
    await works();
  });

  test("verify and hashRaw need no randomness", async () => {
    const argon2id = new Argon2id(TINY);
    const hash = await argon2id.hash("password");
    await spies.withoutRandom(async () => {
      check.equal(await argon2id.verify(hash, "password"), true, "verify");
      check.equal((await api.hashRaw("x", { ...TINY, salt: new Uint8Array(8) })).length, 32);
    });
  });
}
