// Run this with the V8 flag --expose-gc.
import { handler } from "./handle.js";

export default { fetch: handler(() => globalThis.gc()) };
