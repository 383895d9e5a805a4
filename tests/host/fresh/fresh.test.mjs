// Tests the README's promise in a folder with nothing but the tarball and four lines of code.

import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { native, node, tool } from "../../../tools/programs.mjs";
import { newestDate, wranglerDev, wranglerEnvironment } from "../../../tools/workerd.mjs";
import { freshInstall } from "../../kit/consumer.mjs";

const ANSWER_MS = 280_000; // Node's own fetch times out after 300 s

/** A fresh folder with these files of tests/host/fresh. */
async function folderWith(...files) {
  const folder = await freshInstall("fresh");
  for (const file of files) copyFileSync(join(tests, "host/fresh", file), join(folder, file));
  return folder;
}

describe("workers", async () => {
  const folder = await folderWith("worker.js", "global-scope.js");

  test("the folder holds no configuration, and the worker has four lines", () => {
    const expected = "global-scope.js node_modules package-lock.json package.json worker.js";
    assert.equal(readdirSync(folder).sort().join(" "), expected, "files");
    assert.equal(
      readdirSync(join(folder, "node_modules")).join(" "),
      ".bin .package-lock.json edge-argon2",
    );
    const source = readFileSync(join(folder, "worker.js"), "utf8");
    assert.equal(source.match(/^.*\S.*$/gm).length, 4, "lines that are not empty");
  });

  for (const date of ["2023-03-22", newestDate]) {
    test(`wrangler dev, compatibility date ${date}: hash and verify`, async () => {
      const { url, stop } = await wranglerDev(folder, ["worker.js", "--compatibility-date", date]);
      try {
        for (let request = 0; request < 3; request++) {
          const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
          assert.equal(await response.text(), "true", `answer ${request}`);
        }
      } finally {
        await stop();
      }
    });
  }

  test("wrangler deploy --dry-run bundles the worker and its module", async () => {
    const flags = ["--dry-run", "--outdir", "bundle", "--name", "fresh"];
    const command = [...tool("wrangler"), "deploy", "worker.js", ...flags];
    const env = wranglerEnvironment(folder);
    const told = await output([...command, "--compatibility-date", newestDate], {
      cwd: folder,
      env,
    });
    assert.ok(told.includes("--dry-run: exiting now."), "wrangler's last line");
    const bundle = readdirSync(join(folder, "bundle"));
    assert.ok(bundle.includes("worker.js"), "the script");
    assert.equal(bundle.filter((file) => file.endsWith(".wasm")).length, 1, "WebAssembly modules");
    const script = readFileSync(join(folder, "bundle/worker.js"), "utf8");
    assert.ok(!/[A-Za-z0-9+/]{2000}/.test(script), "no second copy of the module as base64");
  });

  test("at global scope the error says what to do, and requests work", async () => {
    const { url, stop } = await wranglerDev(folder, [
      "global-scope.js",
      "--compatibility-date",
      newestDate,
    ]);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
      const [code, message, verified] = await response.json();
      assert.equal(code, "NO_RANDOM", "code");
      assert.ok(/random/i.test(message), `message: ${message}`);
      assert.equal(verified, true, "verify in a request");
    } finally {
      await stop();
    }
  });
});

describe("programs", async () => {
  const folder = await folderWith("program.js", "program.cjs");
  const env = { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  for (const [title, command] of [
    ["Node 22, import", [node(22), "program.js"]],
    ["Node 24, import", [node(24), "program.js"]],
    ["Node 22, require", [node(22), "program.cjs"]],
    ["Node 24, require", [node(24), "program.cjs"]],
    ["Deno, no permissions", [...native("deno"), "run", "program.js"]],
    ["Bun", [...native("bun"), "program.js"]],
    ["Bun, require", [...native("bun"), "program.cjs"]],
  ]) {
    test(title, async () => {
      const told = await output(command, { cwd: folder, env });
      assert.equal(told.trim(), "97 true false", "what it printed");
    });
  }
});
