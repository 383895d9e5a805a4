import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { bundleWorker } from "../bundle.mjs";
import { newestDate, serveWorker } from "../workerd.mjs";
import { ownModule } from "./program.mjs";

const ANSWER_MS = 280_000; // Node's fetch itself times out after 300 s

/** The real workerd, without compatibility flags. @param {string} [date] compatibility date */
export const onWorkerd = (date = newestDate) => ({
  name: `workerd ${date}`,
  async run(entry, { folder, input = {}, wasm = {}, conditions, v8Flags }) {
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
      },
    );
    const { url, log, stop } = await serveWorker(worker, { date, v8Flags });
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await fetch(url, { method: "POST", body: JSON.stringify(input), signal });
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      const told = `${text.slice(0, 2000)}\n${log().slice(-2000)}`;
      throw new Error(`workerd answered ${response.status}:\n${told}`);
    } finally {
      await stop(0);
    }
  },
});
