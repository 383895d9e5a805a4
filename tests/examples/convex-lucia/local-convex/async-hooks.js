// Replaces `node:async_hooks` inside the edge runtime, as Convex's bundler does.

export const { AsyncLocalStorage } = globalThis;
