import { Argon2Error, Argon2id } from "edge-argon2";
import type { Sample } from "./search.ts";

/** Its length makes no difference that could be measured. */
const PASSWORD = "correct horse battery staple";
/** How long it takes V8 to optimize the engine's code, at least. */
const WARM_UP_MS = 300;

/** Measures hashes in this process, once its code is warm. */
export async function localSample(): Promise<Sample> {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) await new Argon2id().hash(PASSWORD);
  return async (costs) => {
    const argon2id = new Argon2id(costs);
    await turn();
    try {
      const before = performance.now();
      await argon2id.hash(PASSWORD);
      return { total: performance.now() - before, apart: 0 };
    } catch (error) {
      const isTooLarge = error instanceof Argon2Error && error.code === "OUT_OF_MEMORY";
      if (isTooLarge) return { total: Number.POSITIVE_INFINITY, apart: 0 };
      throw error;
    }
  };
}

/** Lets the event loop learn that the terminal was resized, which no hash does. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
