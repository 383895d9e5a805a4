import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createRunner } from "../../js/engine.ts";
import { Argon2Error } from "../../js/errors.ts";
import { loadEmptyModule, stub } from "./stub-engine.mjs";

const SMALL = 19456;
const LARGE = 256 * 1024;

let made;
let runner;
beforeEach(() => {
  made = 0;
  runner = createRunner(() => {
    made++;
    return loadEmptyModule();
  });
  stub({});
});

const instances = (...sizes) => {
  for (const size of sizes) runner.run(size, () => {});
  return made;
};

test("makes nothing before the first call", () => assert.equal(made, 0));

test("keeps one instance for small calls", () => assert.equal(instances(SMALL, 8, SMALL), 1));

test("a large call gets an instance of its own and leaves the small one where it is", () =>
  assert.equal(instances(SMALL, LARGE, SMALL), 2));

test("release drops what is kept", () => {
  instances(SMALL);
  runner.release();
  assert.equal(instances(SMALL), 2);
});

test("a trap is ENGINE with the trap as its cause, and the next call gets a new instance", () => {
  const trap = new WebAssembly.RuntimeError("unreachable");
  const call = () => {
    throw trap;
  };
  assert.throws(
    () => runner.run(SMALL, call),
    (error) => error instanceof Argon2Error && error.code === "ENGINE" && error.cause === trap,
  );
  assert.equal(instances(SMALL), 2);
});

test("a number that the engine throws is a refusal, and the instance stays", () => {
  const call = () => {
    throw 0;
  };
  assert.throws(() => runner.run(SMALL, call), { code: "INVALID_HASH", message: /empty/ });
  assert.equal(instances(SMALL), 1);
});

test("a call within a call that traps doesn't get the trapped instance", () => {
  runner.run(SMALL, () => {
    const trap = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    assert.throws(() => runner.run(SMALL, trap), { code: "ENGINE" });
    instances(SMALL);
  });
  assert.equal(made, 2);
});

test("a module that cannot be compiled is ENGINE, at every call", () => {
  const broken = createRunner(() => new WebAssembly.Module(new Uint8Array(8)));
  for (let round = 0; round < 2; round++) {
    assert.throws(() => broken.run(SMALL, () => {}), { code: "ENGINE", message: /CompileError/ });
  }
});
