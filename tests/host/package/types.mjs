// Compiles with strict TypeScript, from the oldest supported version to the newest, under each way
// of resolving modules that users have.

import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { consumer } from "../../kit/consumer.mjs";

const NEWEST = "typescript";
const COMPILERS = ["typescript-5.0", "typescript-5.4", "typescript-5.7", "typescript-5.9", NEWEST];

const strict = {
  strict: true,
  noEmit: true,
  types: [],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};
const es2021 = { target: "es2021", lib: ["es2021"], skipLibCheck: false };
const es2022 = { target: "es2022", lib: ["es2022"], skipLibCheck: false };
const dom = { target: "es2022", lib: ["es2022", "dom", "webworker"], skipLibCheck: true };

const esm = ["consumer.mts", "drop-ins.mts"];
const both = [...esm, "consumer.cts", "drop-ins.cts"];
const browser = ["browser.mts", "browser.cts", "require.cts", ...both];

const bundler = { module: "esnext", moduleResolution: "bundler" };
const node10 = { module: "commonjs", moduleResolution: "node10" };
const node16 = { module: "node16", moduleResolution: "node16" };
const nodenext = { module: "nodenext", moduleResolution: "nodenext" };

const PROJECTS = [
  { title: "bundler, ES2021", files: esm, ...bundler, ...es2021 },
  { title: "node16, ES2021", files: both, ...node16, ...es2021 },
  {
    title: "nodenext, ES2021, skipLibCheck",
    files: both,
    ...nodenext,
    ...es2021,
    skipLibCheck: true,
  },
  { title: "nodenext, ES2022", files: both, ...nodenext, ...es2022 },
  { title: "node16, DOM", files: browser, ...node16, ...dom },
];
// TypeScript 7 dropped node10.
const OLD_PROJECTS = [{ title: "node10, ES2021", files: both, ...node10, ...es2021 }];
const NEW_PROJECTS = ["workerd", "edge-light", "wintercg", "unwasm", "react-server"].map(
  (condition) => ({
    title: `bundler with the condition ${condition}`,
    files: esm,
    ...bundler,
    ...es2022,
    customConditions: [condition],
  }),
);

describe("types", async () => {
  const folder = await consumer();
  const copy = (from, to) =>
    copyFileSync(join(tests, "host/package/types", from), join(folder, to));
  for (const file of ["consumer", "drop-ins", "browser"]) {
    for (const extension of ["mts", "cts"]) copy(`${file}.ts`, `${file}.${extension}`);
  }
  copy("require.cts", "require.cts");

  for (const compiler of COMPILERS) {
    const own = compiler === NEWEST ? NEW_PROJECTS : OLD_PROJECTS;
    for (const { title, files, ...options } of [...PROJECTS, ...own]) {
      test(`${compiler}: ${title}`, async () => {
        const compilerOptions = { ...strict, ...options };
        const project = join(folder, "tsconfig.json");
        writeFileSync(project, JSON.stringify({ compilerOptions, files }));
        const command = [...tool(compiler, "tsc"), "-p", project, "--pretty", "false"];
        const { code, output } = await run(command, { cwd: folder });
        assert.equal(output.trim(), "", "tsc's output");
        assert.equal(code, 0, "tsc's exit code");
      });
    }
  }

  test("the compiled programs use every export", () => {
    const installed = join(folder, "node_modules/edge-argon2");
    const programs = ["consumer.mts", "drop-ins.mts", "browser.mts"].map((file) =>
      readFileSync(join(folder, file), "utf8"),
    );
    for (const file of readdirSync(installed).filter((each) => each.endsWith(".d.ts"))) {
      const entry = file === "index.d.ts" ? "edge-argon2" : `edge-argon2/${file.slice(0, -5)}`;
      const imports = programs
        .flatMap((program) => program.split(";"))
        .filter((statement) => statement.includes(`from "${entry}"`))
        .join();
      assert.ok(imports, `nothing is imported from ${entry}`);
      const text = readFileSync(join(installed, file), "utf8");
      const declared = text.matchAll(/^export (?:declare \w+|interface|type) (\w+)/gm);
      const listed = text.matchAll(/^export (?:type )?\{(.*)\}/gm);
      const lists = Array.from([...declared, ...listed], ([, list]) => list).join();
      for (const [exported] of lists.matchAll(/\w+(?=\s*(,|$))/g)) {
        const isNamed = exported === "default" || new RegExp(`\\b${exported}\\b`).test(imports);
        assert.ok(isNamed, `${entry}: ${exported}`);
      }
    }
  });
});
