import { handler } from "./handle.js";

const { port } = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  idleTimeout: 255,
  fetch: handler(() => Bun.gc(true)),
});
console.log(`port ${port}`);
