// Programs in a process group of their own, so that ending one ends what it started as well, and
// Ctrl-C in the terminal reaches them only through us.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

const GRACE_MS = 5_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {{ child: import("node:child_process").ChildProcess, ended: Promise<number>, stop: () => Promise<void> }}
 *   `ended`: the exit code, or a rejection when the program cannot be started; `stop` asks it to
 *   end, insists after five seconds, and waits until it has
 */
export function startGroup(command, args, options) {
  const child = spawn(command, args, { detached: true, ...options });
  const ended = exitOf(child);
  const stop = async () => {
    signalGroup(child, "SIGINT");
    await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })]);
    signalGroup(child, "SIGKILL");
    await ended;
  };
  return { child, ended, stop };
}

/** The exit code of a child process, by the shell's convention 128 + n when signal n ended it. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // All of it has ended already.
  }
}
