// TypeScript, strict, under each way of resolving modules that users have.

import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as check from "../conformance/harness/check.js";
import { consumer } from "../harness/consumer.mjs";
import { tests, tool } from "../harness/paths.mjs";
import { run } from "../harness/processes.mjs";

export const name = "types";

const strict = {
  strict: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022"],
  types: [],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
};

const RESOLUTIONS = [
  { file: "consumer.mts", module: "esnext", moduleResolution: "bundler" },
  { file: "consumer.mts", module: "node16", moduleResolution: "node16" },
  { file: "consumer.cts", module: "node16", moduleResolution: "node16" },
  { file: "consumer.mts", module: "nodenext", moduleResolution: "nodenext" },
  { file: "consumer.cts", module: "nodenext", moduleResolution: "nodenext" },
  ...["workerd", "edge-light", "wintercg", "unwasm", "react-server"].map((condition) => ({
    file: "consumer.mts",
    module: "esnext",
    moduleResolution: "bundler",
    customConditions: [condition],
  })),
];

export async function define(test) {
  const folder = await consumer();
  for (const file of ["consumer.mts", "consumer.cts"]) {
    copyFileSync(join(tests, "package/types/consumer.ts"), join(folder, file));
  }
  const compile = async (title, file, compilerOptions) => {
    const project = join(folder, `tsconfig.${title.replace(/\W+/g, "-")}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: [file] }));
    return run([...tool("typescript", "tsc"), "-p", project, "--pretty", "false"], { cwd: folder });
  };

  for (const { file, ...options } of RESOLUTIONS) {
    const conditions = options.customConditions ? ` with ${options.customConditions}` : "";
    const title = `${file}, ${options.moduleResolution}${conditions}`;
    test(title, async () => {
      const { code, output } = await compile(title, file, { ...strict, ...options });
      check.equal(output.trim(), "", "tsc's output");
      check.equal(code, 0, "tsc's exit code");
    });
  }

  test("the DOM's types and the package's agree", async () => {
    const options = { module: "nodenext", lib: ["es2022", "dom", "webworker"] };
    const { code, output } = await compile("dom", "consumer.mts", {
      ...strict,
      ...options,
      skipLibCheck: true,
    });
    check.equal(output.trim(), "", "tsc's output");
    check.equal(code, 0, "tsc's exit code");
  });
}
