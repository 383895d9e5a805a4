// The runtimes, each with an entry that stays loaded between rounds.
import { installBrowser } from "../../tools/browser.mjs";
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

/** An isolated page gets the finest clock that the browser offers. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Programs import packages as they are installed. */
const program = (runtime, flags) => ({
  runtime,
  options: { flags, bundling: { packages: "external", loader: { ".wasm": "file" } } },
  sampleMilliseconds: 60, // far above the resolution of the clock
});

const browser = (name) => ({
  runtime: onBrowser(name, name),
  prepare: (say) => name === "chromium" || installBrowser(name, say),
  options: { bundling: BUNDLED, headers: ISOLATED },
  sampleMilliseconds: 150, // a page's clock may tick only once a millisecond
  shared: true,
});

/** `sampleMilliseconds` is how much work one sample takes; all peers are in one page if `shared`. */
export const RUNTIMES = {
  node: program(onThisNode),
  workerd: {
    runtime: onWorkerd(),
    options: { bundling: BUNDLED },
    sampleMilliseconds: 120, // a request costs about half a millisecond
  },
  deno: program(onDeno, ["--allow-all", "--node-modules-dir=manual", "--no-lock"]),
  bun: program(onBun),
  chromium: browser("chromium"),
  firefox: browser("firefox"),
  webkit: browser("webkit"),
};

const EMPTY_REQUESTS = 3;

/**
 * Starts an entry in a runtime.
 *
 * @param {string} name of `RUNTIMES`
 * @param {string} entry path of a module whose `run` comes from `timed`
 * @param {object} [options] of tools/runtimes
 * @returns {Promise<{ version: string, time: (input: object) => Promise<{ milliseconds: number, result: any }>, close: () => Promise<void> }>}
 *   rejects with a `Failure` if the runtime is unavailable
 */
export async function open(name, entry, options) {
  const { runtime, options: usual } = RUNTIMES[name];
  const session = await runtime.open(entry, { folder, ...usual, ...options });
  const time = async (input) => {
    const answer = await session.call(input);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  return { ...session, time: name === "workerd" ? timedOutside(time) : time };
}

/** workerd's clock stands still during a request, so this times requests, less an empty one. */
const timedOutside = (call) => async (input) => {
  const request = async (count) => {
    const started = performance.now();
    const { result } = await call({ ...input, count });
    return { milliseconds: performance.now() - started, result };
  };
  const empty = [];
  for (let i = 0; i < EMPTY_REQUESTS; i++) empty.push((await request(0)).milliseconds);
  const { milliseconds, result } = await request(input.count);
  return { milliseconds: milliseconds - median(empty), result };
};
