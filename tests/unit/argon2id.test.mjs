import assert from "node:assert/strict";
import { test } from "node:test";
import { createArgon2id } from "../../js/argon2id.ts";
import { createRunner } from "../../js/engine.ts";
import { loadEmptyModule, stub } from "./stub-engine.mjs";

const PHC =
  "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";

/** The class over an engine that records its inputs and returns these answers, one per call. */
function withEngine(...answers) {
  const calls = [];
  stub({
    Argon2id: class {
      constructor(options) {
        this.options = options;
      }
      hash(password) {
        calls.push({ ...this.options, password: password.slice() });
        return PHC;
      }
      verify(_hash, password, mostMemory) {
        calls.push({ ...this.options, password: password.slice(), held: password, mostMemory });
        return answers.shift();
      }
    },
    parse: () => new Map(),
  });
  return { Argon2id: createArgon2id(createRunner(loadEmptyModule)), calls };
}

test("strings are hashed in NFKC, as UTF-8", () => {
  const { Argon2id, calls } = withEngine();
  new Argon2id().hashSync("ﬁ");
  assert.deepEqual(calls[0].password, new TextEncoder().encode("fi"));
});

test("verify tries a string as it was typed only if the NFKC form fails and differs", () => {
  for (const [password, answers, expected] of [
    ["plain", [false], ["plain"]],
    ["ﬁ", [true], ["fi"]],
    ["ﬁ", [false, true], ["fi", "ﬁ"]],
  ]) {
    const { Argon2id, calls } = withEngine(...answers);
    assert.equal(new Argon2id().verifySync(PHC, password), answers.at(-1));
    assert.deepEqual(
      calls.map((call) => new TextDecoder().decode(call.password)),
      expected,
    );
  }
});

test("normalization: none takes strings as they come", () => {
  const { Argon2id, calls } = withEngine(false);
  assert.equal(new Argon2id({ normalization: "none" }).verifySync(PHC, "ﬁ"), false);
  assert.equal(calls.length, 1);
});

test("a hash that is too large for the kept instance is verified in a large one", () => {
  const { Argon2id, calls } = withEngine(undefined, true);
  assert.equal(new Argon2id().verifySync(PHC, "x"), true);
  assert.deepEqual(
    calls.map(({ mostMemory }) => mostMemory),
    [19456 + 64 * 1024, 2 ** 32 - 1],
  );
});

test("the bytes of a password are wiped after the call", () => {
  const { Argon2id, calls } = withEngine(true);
  new Argon2id().verifySync(PHC, "secret");
  assert.deepEqual(calls[0].held, new Uint8Array(6));
});

test("methods work without their instance", async () => {
  const { Argon2id } = withEngine(true);
  const { hash, verify } = new Argon2id();
  assert.equal(await verify(await hash("x"), "x"), true);
});

test("asynchronous methods reject and never throw", async () => {
  const { Argon2id } = withEngine();
  const result = new Argon2id().hash(undefined);
  await assert.rejects(result, { name: "TypeError", message: /password must be a string/ });
});

test("options in the place of a second argument are refused", () => {
  const { Argon2id } = withEngine();
  assert.throws(() => new Argon2id().hashSync("x", { memoryCost: 1 }), {
    name: "TypeError",
    message: /options go to the constructor/,
  });
});

test("an instance shows no secret", () => {
  const { Argon2id } = withEngine();
  const argon2id = new Argon2id({ secret: "pepper" });
  assert.equal(JSON.stringify(argon2id).includes("pepper"), false);
});
