// Proves that the kernel in the packed .wasm is RFC 9106's G (docs/kernel-proof.md).

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { LANES } from "../../../scripts/build/wasm.mjs";
import { root } from "../../../tools/paths.mjs";
import { run as runCommand } from "../../../tools/process.mjs";
import { bodiesOf } from "../../../tools/wasm-code.mjs";
import { consumer, temporaryFolder } from "../../kit/consumer.mjs";
import { CARGO } from "../fuzz/programs.mjs";

const MINUTES = 60_000;
const PROMISES = [
  "current becomes current ^ G(previous, reference), all 128 words",
  "previous and reference are only read",
  "nothing outside of the four blocks is read or written",
  "scratch memory is written before it is read",
  "no branch and no address depends on what the blocks hold",
];
/** The immediate of an i8x16.shuffle that rotates both 64-bit words by 32 bits. */
const ROTATION = Buffer.from([4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11]);
/** `i64x2.extmul_low_i32x4_u`, which only the kernel uses. */
const KERNEL_INSTRUCTION = Buffer.of(0xfd, 0xde, 0x01);

const cargo = (...args) =>
  runCommand(["cargo", ...args], {
    cwd: join(root, "kernel/proof"),
    env: CARGO,
    timeout: 10 * MINUTES,
  });
const prove = (...args) => cargo("run", "--release", "--locked", "--quiet", "--", ...args);

describe("program", () => {
  for (const [title, ...args] of [
    ["cargo fmt", "fmt", "--check"],
    ["cargo clippy", "clippy", "--locked", "--all-targets", "--", "-D", "warnings"],
    [
      "terms mean what they are made of, and the specification is the crate's oracle",
      "test",
      "--locked",
    ],
  ]) {
    test(title, async () => {
      const { code, output } = await cargo(...args);
      assert.equal(code, 0, output.slice(-2500));
    });
  }
});

describe("published", async () => {
  const installed = join(await consumer(), "node_modules/edge-argon2");
  const path = join(installed, "edge_argon2_bg.wasm");
  const { code, stdout, output } = await prove(path, "--mutants");

  for (const promise of PROMISES) {
    test(`proved of the published .wasm: ${promise}`, () => {
      assert.ok(stdout.split("\n").includes(`proved: ${promise}`), output.slice(-2500));
    });
  }
  const instructions = Number(/^kernel: (\d+) instructions/m.exec(stdout)?.[1]);
  const refused = Number(
    /^refused: (\d+) mutants that do something else, and accepted none$/m.exec(stdout)?.[1],
  );
  test(`of ${instructions} instructions, each was changed: ${refused} mutants are refused, none is accepted`, () => {
    assert.equal(code, 0, output.slice(-2500));
    assert.ok(refused >= instructions, `${refused} mutants of ${instructions} instructions`);
  });
  test("mutants that do the same as the kernel are accepted", () => {
    assert.ok(/^accepted: \d+ mutants that do the same, and refused none$/m.test(stdout), output);
  });
  test("the .wasm that fills lanes has the same kernel, byte for byte", () => {
    const kernelsOf = (file) =>
      bodiesOf(readFileSync(file)).filter((body) => body.includes(KERNEL_INSTRUCTION));
    const [[kernel, ...others], lanes] = [path, join(root, LANES)].map(kernelsOf);
    assert.equal(others.length, 0, "there is one kernel");
    assert.deepEqual(lanes, [kernel], "the kernels differ");
  });
  for (const file of ["wasm-inline.js", "node.js", "index.cjs", "pool.cjs"]) {
    test(`the .wasm in ${file} is the same`, () => {
      const inlined = readFileSync(join(installed, file), "utf8");
      assert.ok(inlined.includes(readFileSync(path, "base64")), "the file as base64");
    });
  }
});

describe("others", async () => {
  const folder = temporaryFolder("proof");
  const path = join(folder, "other.wasm");
  const wasm = readFileSync(join(await consumer(), "node_modules/edge-argon2/edge_argon2_bg.wasm"));

  test("a .wasm whose kernel rotates otherwise, at one place, is refused", async () => {
    const changed = Buffer.from(wasm);
    const at = changed.indexOf(ROTATION);
    assert.ok(at > 0, "the kernel rotates by 32 bits");
    changed[at] += 1;
    writeFileSync(path, changed);
    const { code, stdout } = await prove(path);
    assert.equal(code, 1, "exit code");
    assert.ok(/^refused: a word that is not RFC 9106's/.test(stdout), stdout);
  });
  test("a .wasm without a kernel is refused, and so is what is no .wasm", async () => {
    for (const [bytes, reason] of [
      [wasm.subarray(0, 8), /^refused: no kernel/],
      [Buffer.from("not WebAssembly"), /^refused: not valid WebAssembly/],
    ]) {
      writeFileSync(path, bytes);
      const { code, stdout } = await prove(path);
      assert.equal(code, 1, "exit code");
      assert.ok(reason.test(stdout), stdout);
    }
  });
});
