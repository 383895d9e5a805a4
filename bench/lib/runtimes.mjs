// The runtimes, each with an entry that stays loaded between rounds.
import { onBrowser } from "../../tools/runtimes/browser.mjs";
import { onBun, onDeno, onThisNode } from "../../tools/runtimes/program.mjs";
import { onWorkerd } from "../../tools/runtimes/workerd.mjs";
import { folder } from "./install.mjs";
import { median } from "./statistics.mjs";

/** Packages that look for Node at run time import these; nothing loads them outside Node. */
export const BUNDLED = {
  platform: "browser",
  external: ["node:*", "fs", "path"],
  logLevel: "silent",
};

/** Programs import packages as they are installed. */
const program = (runtime, flags) => ({
  runtime,
  options: { flags, bundling: { packages: "external", loader: { ".wasm": "file" } } },
});

const browser = (name) => ({
  runtime: onBrowser(name, name),
  options: {
    bundling: BUNDLED,
    policy:
      "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'; worker-src 'self' blob:",
    // An isolated page gets the finest clock that the browser offers, and threads.
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    },
  },
  isPage: true,
});

export const RUNTIMES = {
  node: program(onThisNode),
  workerd: { runtime: onWorkerd(), options: { bundling: BUNDLED } },
  deno: program(onDeno, ["--allow-all", "--node-modules-dir=manual", "--no-lock"]),
  bun: program(onBun),
  chromium: browser("chromium"),
  firefox: browser("firefox"),
  webkit: browser("webkit"),
};

/**
 * Starts an entry whose `run` comes from `timed`. `timing(input)` makes a function that calls it with
 * this and more input.
 *
 * @param {string} name of `RUNTIMES`
 * @param {string} entry
 * @param {string[]} [flags] of the runtime
 * @returns {Promise<AsyncDisposable & { version: string, timing: Function }>} rejects with a `Failure`
 *   if the runtime is unavailable
 */
export async function open(name, entry, flags = RUNTIMES[name].options.flags) {
  const { runtime, options } = RUNTIMES[name];
  const { version, call, close } = await runtime.open(entry, { folder, ...options, flags });
  const time = async (input) => {
    const answer = await call({ count: 1, ...input });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  const timed = name === "workerd" ? timedOutside(time) : time;
  const timing = (given) => (input) => timed({ ...given, ...input });
  return { version, timing, [Symbol.asyncDispose]: async () => close() };
}

const EMPTY_REQUESTS = 3;

/** workerd's clock stands still during a request, so this times requests, less an empty one. */
const timedOutside = (call) => async (input) => {
  const request = async (count) => {
    const started = performance.now();
    const answer = await call({ ...input, count });
    return { ...answer, milliseconds: performance.now() - started };
  };
  const empty = [];
  for (let i = 0; i < EMPTY_REQUESTS; i++) empty.push((await request(0)).milliseconds);
  const answer = await request(input.count ?? 1);
  return { ...answer, milliseconds: answer.milliseconds - median(empty) };
};
