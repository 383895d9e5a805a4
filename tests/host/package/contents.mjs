// Checks what npm would publish: exactly the expected files, no dependencies or scripts, and a
// manifest that only names files that exist.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import binaryen from "binaryen";
import { root, tarball } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { consumer, temporaryFolder } from "../../kit/consumer.mjs";

/** Proposals by binaryen's names. Chrome 96, Firefox 92, Safari 16.4 and Node 20 have them all. */
const PROPOSALS = [
  ...["BulkMemory", "BulkMemoryOpt", "CallIndirectOverlong", "Multivalue", "NontrappingFPToInt"],
  ...["ReferenceTypes", "SIMD128"],
];

describe("contents", async () => {
  const expected = JSON.parse(readFileSync(new URL("files.json", import.meta.url), "utf8"));
  const installed = join(await consumer(), "node_modules/edge-argon2");
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

  const sameFiles = (files) => {
    const without = (list, other) => list.filter((file) => !other.includes(file)).join(" ");
    assert.equal(without(expected, files), "", "missing files");
    assert.equal(without(files, expected), "", "unexpected files");
  };

  test("the tarball holds the files of tests/host/package/files.json", async () => {
    const listing = await output(["tar", "-tzf", tarball]);
    sameFiles(
      listing
        .trim()
        .split("\n")
        .map((path) => path.replace(/^package\//, "")),
    );
  });

  const packed = async (cwd) => {
    const command = ["npm", "pack", "--dry-run", "--json", "--ignore-scripts"];
    const [{ files }] = JSON.parse(await output(command, { cwd }));
    return files.map(({ path }) => path);
  };

  test("npm pack of pkg/ gives the same files", async () => {
    sameFiles(await packed(join(root, "pkg")));
  });

  test("a file that package.json does not name under `files` is not packed", async () => {
    const folder = temporaryFolder("stray-files");
    cpSync(join(root, "pkg"), folder, { recursive: true });
    for (const stray of [".env", "notes.txt", "extra.js", "edge_argon2_bg.wasm.d.ts"]) {
      writeFileSync(join(folder, stray), "");
    }
    sameFiles(await packed(folder));
  });

  test("no install scripts, no dependencies, and one program", () => {
    assert.deepEqual(manifest.bin, { "edge-argon2": "./cli.js" }, "bin");
    for (const field of [
      ...["scripts", "gypfile", "workspaces", "bundleDependencies", "bundledDependencies"],
      ...["dependencies", "optionalDependencies", "peerDependencies", "devDependencies"],
    ]) {
      assert.equal(manifest[field], undefined, field);
    }
    assert.equal(existsSync(join(installed, "binding.gyp")), false, "binding.gyp");
  });

  test("it is an ES module without side effects", () => {
    assert.equal(manifest.type, "module", "type");
    assert.equal(manifest.sideEffects, false, "sideEffects");
  });

  test("every file that package.json names is there", () => {
    const targets = (value) =>
      typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(targets);
    const { bin, main, module, types, exports } = manifest;
    for (const target of [main, module, types, ...targets(bin), ...targets(exports)]) {
      assert.ok(existsSync(join(installed, target)), `${target} is missing`);
    }
  });

  test("the conditions of workerd and of require precede node's", () => {
    const conditions = Object.keys(manifest.exports["."]);
    const before = (one, other) => {
      const [first, second] = [conditions.indexOf(one), conditions.indexOf(other)];
      assert.ok(first >= 0 && (second < 0 || first < second), `${one} before ${other}`);
    };
    before("workerd", "node");
    before("edge-light", "node");
    before("require", "node");
    before("workerd", "require");
    before("workerd", "default");
    before("edge-light", "default");
  });

  test("what Node imports is one file", () => {
    const entry = manifest.exports["."].node.default;
    const code = readFileSync(join(installed, entry), "utf8");
    const found = /^\s*(import|export)\b.*\bfrom\b|\bimport\(/m.exec(code);
    assert.equal(found?.[0], undefined, `an import in ${entry}`);
  });

  test("the code uses no free Buffer, no fs and no eval", () => {
    // The program runs where node: modules are, and nothing imports it.
    for (const file of expected.filter((path) => /\.c?js$/.test(path) && path !== "cli.js")) {
      const code = readFileSync(join(installed, file), "utf8");
      assert.ok(!code.includes("cli.js"), `${file} names the program`);
      // The pool asks `process.getBuiltinModule` for these two. `Buffer` as a property of globalThis or in a message makes no bundler add a polyfill.
      const found =
        /(?<!\.)\bBuffer\b(?!,)|["']node:(?!os"|worker_threads")|require\(["'](?!\.|edge-argon2)|\beval\(|new Function\(/.exec(
          code,
        );
      assert.equal(found?.[0], undefined, `${file}: what it should not name`);
    }
  });

  for (const file of expected.filter((path) => path.endsWith(".wasm"))) {
    test(`${file} needs no WebAssembly proposal that a supported runtime lacks`, () => {
      const module = binaryen.readBinary(readFileSync(join(installed, file)));
      module.setFeatures(PROPOSALS.reduce((all, name) => all | binaryen.Features[name], 0));
      assert.equal(module.validate(), 1, "valid with the proposals of Node 20 and Safari 16.4");
      module.dispose();
    });
  }

  test("no file names a path of the machine that built it", () => {
    for (const file of expected.filter((path) => existsSync(join(installed, path)))) {
      const bytes = readFileSync(join(installed, file), "latin1");
      for (const path of [root, homedir(), "/.cargo/"]) {
        assert.equal(bytes.includes(path), false, `${file} contains ${path}`);
      }
    }
  });
});
