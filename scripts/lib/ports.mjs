// TCP ports of this machine.
import { createServer } from "node:net";

/** Whether a server could listen on `port` of 127.0.0.1 now. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `port` on. */
export async function freePort(port) {
  while (!(await isFree(port))) port += 1;
  return port;
}
