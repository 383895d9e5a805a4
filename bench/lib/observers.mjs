// What can be observed of work, besides its result.

export const OBSERVERS = {
  result: async (work) => ({ result: await work() }),

  /** How late a 1 ms timer is meanwhile, or in a page the gaps between frames, in ms. */
  async delays(work) {
    const frame = globalThis.requestAnimationFrame;
    const [next, expected] = frame ? [frame, 0] : [(tick) => setTimeout(tick, 1), 1];
    const delays = [];
    let isOver = false;
    let last = performance.now();
    const over = work().finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await new Promise((resolve) => next(resolve));
      const now = performance.now();
      delays.push(Math.max(0, now - last - expected));
      last = now;
    }
    return { result: await over, delays };
  },

  /** How many bytes stay allocated, in Node with --expose-gc; `external` has no shared memories. */
  async memory(work) {
    const before = await memoryUsage();
    const result = await work();
    const after = await memoryUsage();
    return { result, external: after.external - before.external, rss: after.rss - before.rss };
  },
};

async function memoryUsage() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 10)); // finalizers run between tasks
  }
  return process.memoryUsage();
}
