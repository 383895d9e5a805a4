// Runs inside every runtime.

/**
 * Makes what tools/runtimes runs of work that is timed.
 *
 * @param {(input: object) => Promise<unknown>} work
 * @returns {(input: { count: number }) => Promise<{ milliseconds: number, result: any } | { error: string }>}
 *   works `count` times in a row; the time is the total, and the result is the last
 */
export const timed =
  (work) =>
  async ({ count, ...input }) => {
    try {
      const started = performance.now();
      let result;
      for (let i = 0; i < count; i++) result = await work(input);
      return { milliseconds: performance.now() - started, result };
    } catch (error) {
      return { error: String(error?.message ?? error) };
    }
  };
