// How to start peers in each runtime.
import { startPage } from "./browsers.mjs";
import { startPrograms } from "./programs.mjs";
import { startWorkers } from "./workerd.mjs";

const START = {
  node: startPrograms,
  workerd: startWorkers,
  deno: startPrograms,
  bun: startPrograms,
  chromium: startPage,
  firefox: startPage,
  webkit: startPage,
};

export const RUNTIMES = Object.keys(START);

/**
 * @param {string} name of `RUNTIMES`
 * @param {{ key: string }[]} peers
 * @param {(text: string) => void} say prints a line
 * @returns {Promise<{ version: string, sampleMilliseconds: number, sessions: object[], stop: () => Promise<void> }>}
 *   rejects with a `Failure` if the runtime is unavailable
 */
export async function startRuntime(name, peers, say) {
  const { close, ...started } = await START[name](name, peers, say);
  const stop = async () => {
    await Promise.all(started.sessions.map((session) => session.close()));
    await close?.();
  };
  return { ...started, stop };
}
