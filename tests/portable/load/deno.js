// Run this with --v8-flags=--expose-gc.
import { handler } from "./handle.js";

const onListen = ({ port }) => console.log(`port ${port}`);
Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, handler(globalThis.gc));
