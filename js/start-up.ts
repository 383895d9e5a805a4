// Workers whose bundler ignored the "workerd" condition.

/**
 * Whether this is workerd, whichever entry a bundler chose. Reading `navigator` would make Node
 * load its own, which takes a quarter of a millisecond.
 */
export const isWorker = (): boolean => "WebSocketPair" in globalThis;

/**
 * workerd compiles bytes only during start-up, so this loads the module there at once. Before
 * compatibility date 2025-06-01 workerd refuses, and the first hash reports that.
 *
 * @returns `load`
 */
export function atStartUp<T>(load: () => T): () => T {
  if (isWorker()) {
    try {
      load();
    } catch {}
  }
  return load;
}
