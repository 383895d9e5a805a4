// Run this with --expose-gc.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { handler } from "./handle.js";

const handle = handler(globalThis.gc);
const server = createServer(async (incoming, outgoing) => {
  const url = `http://localhost${incoming.url}`;
  const response = await handle(new Request(url, { method: "POST", body: await text(incoming) }));
  // A connection that is kept alive may end between two requests when the machine is busy.
  outgoing.setHeader("connection", "close").end(await response.text());
});
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
