// Installs an example and runs its commands, and tests what several examples have to pass.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { launchChromium, missingBrowser } from "../../../tools/browser.mjs";
import { examples, installDependencies } from "../../../tools/examples.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";
import { ok } from "../../kit/check.js";
import { temporaryFolder } from "../../kit/consumer.mjs";

/** Files that an example's own commands make. */
const MADE = new Set(["node_modules", ".wrangler", ".svelte-kit", "dist", "build", ".env"]);
/** Base64 of WebAssembly begins like this; runtimes other than workerd get the engine in base64. */
const WASM_IN_BASE64 = "AGFzbQEAAAA";

/**
 * Copies `examples/<name>` and installs its dependencies and the packed tarball, under target/ so
 * that a second run is quick.
 * @param {string} name
 * @param {string} [source] a folder to copy instead
 * @returns {Promise<string>} the copy's folder, with no database or build of an earlier run
 */
export async function installExample(name, source = join(examples, name)) {
  const folder = join(root, "target", "examples", name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(source, folder, { recursive: true, filter: (path) => !MADE.has(basename(path)) });
  await installDependencies(folder);
  return folder;
}

/** Runs one of the example's scripts and returns its output. The script must succeed. */
export const npmRun = (folder, script, env = {}) =>
  output(["npm", "run", script], { cwd: folder, env: { ...wranglerEnvironment(folder), ...env } });

/** Runs wrangler in an example, and returns its output. */
export const wrangler = (folder, ...args) =>
  output([...tool("wrangler"), ...args], { cwd: folder, env: wranglerEnvironment(folder) });

/** Runs `wrangler deploy --dry-run`. @returns the names of the files to upload, and their folder */
async function dryRun(folder) {
  const outdir = temporaryFolder("bundle");
  await wrangler(folder, "deploy", "--dry-run", "--outdir", outdir);
  return { files: readdirSync(outdir), outdir };
}

/** The types of a Worker hold, and wrangler bundles it with the engine as a WebAssembly module. */
export function deployable(test, folder) {
  test("its types hold", async () => {
    await wrangler(folder, "types");
    await output([...tool("typescript", "tsc"), "--noEmit"], { cwd: folder });
    ok(true, "tsc passed");
  });

  test("wrangler deploy --dry-run bundles it with the engine as a module", async () => {
    const { files, outdir } = await dryRun(folder);
    const wasm = files.find((file) => file.endsWith("edge_argon2_bg.wasm"));
    ok(wasm, `no engine in ${files.join(", ")}`);
    const script = files.find((file) => /\.m?js$/.test(file));
    ok(script, "no script");
    const text = readFileSync(join(outdir, script), "utf8");
    ok(!text.includes(WASM_IN_BASE64), "the script carries the engine in base64");
  });
}

/** wrangler would upload what a framework built. */
export const builtForWorkerd = (test, folder) =>
  test("wrangler deploy --dry-run takes the build, with the WebAssembly as a module", async () => {
    const { files } = await dryRun(folder);
    const wasm = files.find((file) => file.endsWith(".wasm"));
    ok(wasm, `uploaded: ${files.join(", ")}`);
  });

/** The example's own `npm run check` finds nothing. */
export const typesHold = (test, folder) =>
  test("the types hold", async () => {
    await npmRun(folder, "check");
    ok(true, "nothing found");
  });

/** Defines the tests of a journey in a new browser. @param {(browser: object) => unknown} journey */
export async function inBrowser(test, journey) {
  const reason = missingBrowser("chromium");
  if (reason) {
    test.skip("the pages in a browser", reason);
    return;
  }
  const browser = await launchChromium();
  await journey(browser);
  test("the browser closes", async () => {
    await browser.close();
    ok(true, "closed");
  });
}
