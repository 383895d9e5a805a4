// `node:async_hooks` inside the edge runtime, as Convex's bundler replaces it.

export const { AsyncLocalStorage } = globalThis;
