import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { bundleWorker } from "../bundle.mjs";
import { newestDate, serveWorker, workerdVersion } from "../workerd.mjs";
import { ownModule, runOnce } from "./program.mjs";

const ANSWER_MS = 280_000; // Node's fetch itself times out after 300 s

/**
 * The real workerd, without compatibility flags unless some are given.
 *
 * @param {string} [date] compatibility date
 * @returns {import("./program.mjs").Runtime}
 */
export function onWorkerd(date = newestDate) {
  async function open(entry, { folder, wasm = {}, conditions, flags, v8Flags, bundling }) {
    const worker = await bundleWorker(
      await mkdtemp(join(folder, "worker-")),
      `export { default } from ${JSON.stringify(ownModule("workerd-main.js"))};`,
      {
        resolveDir: folder,
        alias: { entry },
        nodePaths: [join(folder, "node_modules")],
        platform: "neutral",
        wasm: (name) => wasm[name],
        ...(conditions && { conditions }),
        ...bundling,
      },
    );
    const { url, log, stop } = await serveWorker(worker, { date, flags, v8Flags });
    const call = async (input) => {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await fetch(url, { method: "POST", body: JSON.stringify(input), signal });
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      const told = `${text.slice(0, 2000)}\n${log().slice(-2000)}`;
      throw new Error(`workerd answered ${response.status}:\n${told}`);
    };
    return { version: workerdVersion, call, close: () => stop(0) };
  }
  return { name: `workerd ${date}`, open, run: runOnce(open) };
}
