// Running other programs: quickly for an answer, or for minutes with progress that a log can show.
import { spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { Failure } from "./failure.mjs";
import { root } from "./paths.mjs";
import { startGroup } from "./process-group.mjs";

const HEARTBEAT_MS = 10_000;
const TAIL_LINES = 25;

/** What `command` prints, or `undefined` when it is missing or fails. */
export function answerOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Runs a program that may take minutes: its output stays hidden, but a line every ten seconds tells
 * how long it has run and what it said last.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ say: (text: string) => void, otherwise: string, signal?: AbortSignal, cwd?: string, env?: NodeJS.ProcessEnv }} options
 *   `say` prints a line; `otherwise` is the sentence to fail with; `signal` ends the program early,
 *   which then has a process group of its own and is out of Ctrl-C's reach; `cwd` is the project's
 *   root when left out; `env` adds to this process's
 * @returns {Promise<void>} rejects with a `Failure` that carries the last lines of output
 */
export async function runTool(command, args, { say, otherwise, signal, cwd = root, env = {} }) {
  const started = Date.now();
  const tail = [];
  const { child, ended, stop } = startGroup(command, args, {
    cwd,
    detached: signal !== undefined,
    // A backtrace of rustup or cargo would push the reason out of the tail.
    env: { ...process.env, RUST_BACKTRACE: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  signal?.addEventListener("abort", stop);
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      if (line.trim() === "") return;
      tail.push(line.trimEnd());
      if (tail.length > TAIL_LINES) tail.shift();
    });
  }
  const heartbeat = setInterval(() => {
    const last = tail.at(-1)?.trim() ?? "nothing printed yet";
    say(`${seconds(started)} so far, ${command}: ${last.slice(0, 100)}`);
  }, HEARTBEAT_MS);

  try {
    const code = await ended;
    if (code !== 0) throw new Failure(otherwise, { log: tail });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(otherwise, { log: [...tail, error.message], cause: error });
  } finally {
    clearInterval(heartbeat);
    signal?.removeEventListener("abort", stop);
  }
}

/** The time since `started` (milliseconds of `Date.now()`), for people. */
export function seconds(started) {
  const elapsed = Date.now() - started;
  return elapsed < 10_000 ? `${(elapsed / 1000).toFixed(1)} s` : `${Math.round(elapsed / 1000)} s`;
}
