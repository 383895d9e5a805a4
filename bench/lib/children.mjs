// No process started here outlives the benchmark, however that ends.
const running = new Set();

process.on("exit", () => {
  for (const end of running) end();
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {"process" | "group"} [extent] `group` for a child started `detached` that starts others
 * @returns {() => void} to call when the child was ended in the ordinary way
 */
export function endWithThis(child, extent = "process") {
  const end = () => {
    try {
      process.kill(extent === "group" ? -child.pid : child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  running.add(end);
  return () => running.delete(end);
}
