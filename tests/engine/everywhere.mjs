// Runs the tests of a suite in every runtime, bundled into one file. The installed package stays
// outside of it, except in workerd, where it is bundled as wrangler does it.

import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { consumer } from "../harness/consumer.mjs";
import { serveFolder } from "../harness/http.mjs";
import { findChromium, native, node, root, tests } from "../harness/paths.mjs";
import { throughPipe } from "../harness/pipe.mjs";
import { serveWorker } from "./workerd.mjs";

const LONGEST_MS = 280_000; // Node's fetch itself gives up after 300 s
const PACKAGE = "node_modules/edge-argon2";
const POLICY = "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'";
const NO_QUESTIONS = { DENO_NO_UPDATE_CHECK: "1", DENO_NO_PROMPT: "1" };

/**
 * @typedef {object} Plan
 * @property {string} suite folder in tests/ whose `suite.js` exports `run(group)`
 * @property {string} [group] which of its tests
 * @property {Record<string, Uint8Array>} [wasm] modules that it imports by these names
 * @property {string[]} [flags] of the runtime
 * @property {Record<string, string>} [env] of the runtime
 * @property {string} [policy] Content-Security-Policy of the page in Chromium
 * @property {string[]} [conditions] of the package's exports, for the bundle for workerd
 */

/** @type {Record<string, (plan: Plan) => Promise<object>>} */
export const runtimes = {
  "Node 24": (plan) => asProgram(plan, [node(24), ...(plan.flags ?? [])]),
  "Node 22": (plan) => asProgram(plan, [node(22), ...(plan.flags ?? [])]),
  Deno: (plan) => asProgram(plan, [...native("deno"), "run", ...(plan.flags ?? [])], NO_QUESTIONS),
  Bun: (plan) => asProgram(plan, [...native("bun"), ...(plan.flags ?? [])]),
  workerd: asWorker,
  Chromium: asPage,
};

async function asProgram(plan, command, env) {
  const folder = await consumer();
  const entry = (suite) => `import { run } from ${suite};
    console.log(JSON.stringify(await run(${JSON.stringify(plan.group)})));`;
  const script = await bundle(plan, "program", entry, { external: ["edge-argon2", "node:*"] });
  return throughPipe([...command, script], folder, {}, { env: { ...env, ...plan.env } });
}

async function asWorker(plan) {
  const entry = (suite) => `import { run } from ${suite};
    export default { fetch: async () => Response.json(await run(${JSON.stringify(plan.group)})) };`;
  const conditions = plan.conditions ?? ["workerd"];
  const script = await bundle(plan, "worker", entry, { conditions, external: ["*.wasm"] });
  const engine = readFileSync(join(await consumer(), PACKAGE, "edge_argon2_bg.wasm"));
  const wasm = { "edge_argon2_bg.wasm": engine, ...plan.wasm };
  const { url, log, stop } = await serveWorker(script, { wasm, v8Flags: plan.flags });
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_MS) });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new Error(`workerd answered ${response.status}:\n${text}\n${log().slice(-2000)}`);
  } finally {
    await stop();
  }
}

async function asPage(plan) {
  const folder = await consumer();
  const entry = (suite) => `import { run } from ${suite};
    globalThis.run = () => run(${JSON.stringify(plan.group)});`;
  const script = await bundle(plan, "page", entry, { external: ["edge-argon2"] });
  const imports = { "edge-argon2": `/${PACKAGE}/index.js` };
  const html = `<!doctype html><meta charset="utf-8">
    <script type="importmap" nonce="map">${JSON.stringify({ imports })}</script>
    <script type="module" src="/${relative(folder, script)}"></script>`;
  const site = await serveFolder(folder, { html, policy: plan.policy ?? POLICY });
  const args = ["--no-sandbox", ...(plan.flags ?? [])];
  const browser = await chromium.launch({ executablePath: findChromium(), args });
  const timer = setTimeout(() => browser.close(), LONGEST_MS);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LONGEST_MS);
    await page.goto(site.url, { waitUntil: "load" });
    return await page.evaluate(() => globalThis.run());
  } finally {
    clearTimeout(timer);
    await browser.close();
    site.close();
  }
}

/** @returns the bundle's path in the folder where the package is installed */
async function bundle({ suite, group = "", wasm = {} }, kind, entry, options) {
  const folder = await consumer();
  const name = `${suite}-${group}-${kind}`.replaceAll(/\W+/g, "-");
  const alias = {};
  for (const [imported, bytes] of Object.entries(wasm)) {
    alias[imported] = join(folder, imported);
    writeFileSync(alias[imported], bytes);
  }
  const outfile = join(folder, `${name}.js`);
  await build({
    stdin: {
      contents: entry(JSON.stringify(join(tests, suite, "suite.js"))),
      resolveDir: folder,
    },
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "warning",
    nodePaths: [join(folder, "node_modules"), join(root, "node_modules")],
    loader: { ".wasm": "binary" },
    ...(options.external.includes("*.wasm") ? {} : { alias }),
    ...options,
  });
  return outfile;
}

/**
 * @param {Record<string, Plan | string>} plans what to run in which runtime, or why it cannot be
 * @returns {Promise<{ results: object[], durations: Record<string, number> }>}
 */
export async function everywhere(plans) {
  const results = [];
  const durations = {};
  for (const [runtime, plan] of Object.entries(plans)) {
    const missing = runtime === "Chromium" && !findChromium() && "no Chromium on this machine";
    const outcome =
      missing || typeof plan === "string"
        ? alone("skipped", missing || plan)
        : await runtimes[runtime](plan).catch((error) => alone("failed", error.stack));
    for (const result of outcome.results) {
      results.push({ ...result, suite: `${runtime}, ${result.suite}` });
    }
    for (const [suite, duration] of Object.entries(outcome.durations)) {
      durations[`${runtime}, ${suite}`] = duration;
    }
  }
  return { results, durations };
}

const alone = (status, detail) => ({
  results: [{ suite: "all", name: "it runs", status, detail }],
  durations: {},
});
