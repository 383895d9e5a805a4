import { Argon2Error, Argon2id } from "edge-argon2";
import type { Sample } from "./search.ts";

/** Its length makes no difference that could be measured. */
const PASSWORD = "correct horse battery staple";
/** How long it takes V8 to optimize the engine's code, at least. */
const WARM_UP_MS = 300;

export interface Local {
  sample: Sample;
  /** The part of their time in which the hashes had a processor: less than 1 on a busy machine. */
  processorShare(): number;
}

/** Measures hashes in this process, once its code is warm. */
export async function localMachine(): Promise<Local> {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) await new Argon2id().hash(PASSWORD);
  const spent = { total: 0, processor: 0 };
  const sample: Sample = async (costs) => {
    const argon2id = new Argon2id(costs);
    await turn();
    try {
      const [before, processor] = [performance.now(), process.cpuUsage()];
      await argon2id.hash(PASSWORD);
      const { user, system } = process.cpuUsage(processor);
      const total = performance.now() - before;
      spent.total += total;
      spent.processor += (user + system) / 1000;
      return { total, apart: 0 };
    } catch (error) {
      const isTooLarge = error instanceof Argon2Error && error.code === "OUT_OF_MEMORY";
      if (isTooLarge) return { total: Number.POSITIVE_INFINITY, apart: 0 };
      throw error;
    }
  };
  // The engine's own threads compute now and then, too.
  return { sample, processorShare: () => Math.min(1, spent.processor / spent.total) };
}

/** Lets the event loop learn that the terminal was resized, which no hash does. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
