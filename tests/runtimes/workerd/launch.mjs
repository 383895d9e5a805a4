import { join } from "node:path";
import { wranglerEnvironment } from "../../harness/consumer.mjs";
import { native, tool } from "../../harness/paths.mjs";
import { output, serve } from "../../harness/processes.mjs";

const ANSWER_MS = 280_000; // Node's fetch itself gives up after 300 s

/** The newest compatibility date that the installed workerd knows. */
export async function newestDate() {
  const version = await output([...native("workerd"), "--version"]);
  return /\d{4}-\d{2}-\d{2}/.exec(version)[0];
}

/** `wrangler dev` on free ports. @returns its URL and a function that ends it */
export async function wranglerDev(folder, script, date) {
  const flags = ["--compatibility-date", date, "--ip", "127.0.0.1", "--port", "0"];
  const quiet = ["--inspector-port", "0", "--show-interactive-dev-session=false"];
  const command = [...tool("wrangler"), "dev", script, ...flags, ...quiet];
  const env = wranglerEnvironment(folder);
  const {
    value: url,
    log,
    stop,
  } = await serve(command, /Ready on (http:\S+)/, { cwd: folder, env });
  return { url, log, stop };
}

/** The worker that a wrangler user would write, in the real workerd, without compatibility flags. */
export const onWorkerd = (date) => ({
  name: `workerd ${date}`,
  async run(folder, data) {
    const script = join("runtimes", "workerd", "worker.js");
    const { url, log, stop } = await wranglerDev(folder, script, date);
    try {
      const body = JSON.stringify(data);
      const response = await fetch(url, {
        method: "POST",
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      throw new Error(
        `workerd answered ${response.status}:\n${text.slice(0, 2000)}\n${log().slice(-2000)}`,
      );
    } finally {
      await stop();
    }
  },
});
