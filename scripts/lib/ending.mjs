// Being told to end: by Ctrl-C, by a signal, or by the parent's death. The last is how a killed
// `npm start` shows, as the shell between npm and its script passes no signal on.

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PARENT_CHECK_MS = 1_000;

/**
 * @param {(signal: "SIGINT" | "SIGTERM" | "SIGHUP") => void} end  what to do then; may be called
 *   more than once
 */
export function onEnding(end) {
  for (const signal of SIGNALS) process.on(signal, () => end(signal));

  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    end("SIGTERM");
  }, PARENT_CHECK_MS);
  check.unref();
}
