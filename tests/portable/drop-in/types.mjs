// A program written for each library compiles with that library's types and, after only its import
// lines change, with ours. Our types also compile without Node's; tests/consumers/drop-in checks
// that with TypeScript 5.0.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root, tests } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { consumer } from "../../kit/consumer.mjs";

/** What each program imports, and where its types are installed if the name differs. */
const PROGRAMS = {
  "node-rs": { library: "@node-rs/argon2", types: "node-rs-argon2-2" },
  argon2: { library: "argon2" },
  "hash-wasm": { library: "hash-wasm" },
  "node-crypto": { library: "node:crypto" },
  webcrypto: { library: "node:crypto" },
};

const strict = {
  ...{ strict: true, noEmit: true, target: "es2022", module: "esnext" },
  ...{ moduleResolution: "bundler", exactOptionalPropertyTypes: true, skipLibCheck: true },
};

describe("types", async () => {
  const folder = await consumer();
  const modules = join(root, "node_modules");
  const work = join(folder, "types");
  mkdirSync(work);

  const compiles = async (file, title, compilerOptions) => {
    const project = join(work, `${title.replace(/\W+/g, "-")}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: [file] }));
    const command = [...tool("typescript", "tsc"), "-p", project, "--pretty", "false"];
    const { code, output } = await run(command, { cwd: work });
    assert.equal(output.trim(), "", "tsc's output");
    assert.equal(code, 0, "tsc's exit code");
  };

  const typeRoots = [join(modules, "@types")];
  const nodeTypes = { ...strict, lib: ["es2024"], types: ["node"], typeRoots };
  for (const [entry, { library, types }] of Object.entries(PROGRAMS)) {
    const program = join(tests, "portable/drop-in/types", `${entry}.ts`);
    const theirs = `${entry}.ts with ${library}'s types`;
    const paths = types ? { [library]: [join(modules, types)] } : {};
    test(theirs, () => compiles(program, theirs, { ...nodeTypes, paths }));

    const own = `${entry}.ts with ours`;
    test(own, () => {
      const copy = join(work, `${entry}.ts`);
      const [text, imports] = [readFileSync(program, "utf8"), `from "${library}"`];
      assert.ok(text.includes(imports), `it imports ${library}`);
      writeFileSync(copy, text.replaceAll(imports, `from "edge-argon2/${entry}"`));
      return compiles(copy, own, nodeTypes);
    });
  }

  const everywhere = join(work, "everywhere.ts");
  copyFileSync(join(tests, "consumers/drop-in/everywhere.ts"), everywhere);
  for (const lib of [["es2022"], ["es2022", "dom"]]) {
    const title = `everywhere.ts with ${lib}`;
    const options = { ...strict, lib, types: [], skipLibCheck: false };
    test(title, () => compiles(everywhere, title, options));
  }
});
