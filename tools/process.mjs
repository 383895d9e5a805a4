// Child processes that cannot outlive this one: each leads a process group, and whatever ends this
// process ends the groups. No library that starts programs does that for groups.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { root } from "./paths.mjs";

/** Timeouts for programs that hang, far above what the slowest one takes on a busy machine. */
const RUN_MS = 900_000;
const START_MS = 180_000;
/** How long a program has to exit after SIGTERM. */
const GRACE_MS = 5_000;

/** What to signal for each child process: its process id, or its group's id, negated. */
const running = new Map();
let end = (signal) => process.exit(128 + constants.signals[signal]);

process.on("exit", () => {
  for (const child of running.keys()) signalTo(child, "SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));

/**
 * Sets what to do, instead of exiting at once, when Ctrl-C or another signal asks this process to
 * end; the handler may be called more than once. npm passes signals on to a script that starts with
 * `exec`; to others, the shell between them passes none on.
 */
export function onEnding(handler) {
  end = handler;
}

/**
 * Starts a program. `env` is added to this process's, here and below. If `leads` is false, the
 * program stays in this process's group, where the terminal's Ctrl-C reaches it as well.
 *
 * @returns {{ child: import("node:child_process").ChildProcess, ended: Promise<number>, stop: (graceMs?: number) => Promise<void>, told: { stdout: string, output: string } }}
 *   `ended` resolves to the exit code, or to 128 + n if signal n ended it, and rejects if the
 *   program can't be started; `stop` sends SIGTERM, then SIGKILL after `graceMs` milliseconds;
 *   `told` has what it has printed so far, `output` both streams in the order of arrival
 */
export function start([program, ...args], { cwd, env, stdio = "pipe", leads = true } = {}) {
  const options = { cwd, env: { ...process.env, ...env }, stdio, detached: leads };
  const child = spawn(program, args, options);
  running.set(child, leads ? -child.pid : child.pid);
  const told = { stdout: "", output: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => (told.stdout += text));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (told.output += text));
  }
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => {
    if (leads) signalTo(child, "SIGKILL"); // any processes it left behind
    running.delete(child);
  });
  const settled = ended.catch(() => {}); // a caller doesn't have to await `ended`
  const stop = async (graceMs = GRACE_MS) => {
    for (const signal of graceMs > 0 ? ["SIGTERM", "SIGKILL"] : ["SIGKILL"]) {
      signalTo(child, signal);
      await Promise.race([settled, delay(graceMs, undefined, { ref: false })]);
    }
  };
  return { child, ended, stop, told };
}

function signalTo(child, signal) {
  try {
    if (running.has(child)) process.kill(running.get(child), signal);
  } catch {
    // It has ended already.
  }
}

/**
 * Runs a program to its end, or for `timeout` ms.
 *
 * @returns {Promise<{ code: number, stdout: string, output: string }>} as `start` says
 */
export async function run(command, { cwd, env, input = "", timeout = RUN_MS } = {}) {
  const { child, ended, stop, told } = start(command, { cwd, env });
  // A program that ends before it has read its input breaks the pipe; its exit code says enough.
  child.stdin.on("error", () => {}).end(input);
  const timer = setTimeout(() => {
    told.output += `\n(ended after ${timeout} ms)`;
    stop(0);
  }, timeout);
  const code = await ended.finally(() => clearTimeout(timer));
  return { code, ...told };
}

/** Runs a program that must succeed, and returns its standard output. */
export async function output(command, options) {
  const { code, stdout, output: all } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${all.slice(-4000)}`);
  return stdout;
}

/** Hands a program data as JSON, and returns what it prints as JSON. */
export const throughPipe = async (command, cwd, data, options) =>
  JSON.parse(await output(command, { ...options, cwd, input: JSON.stringify(data) }));

/** The output of a program that exits quickly; `undefined` if it is missing or fails. */
export function answerOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Starts a server and waits, `timeout` ms at most, until its output matches `ready`, whose first
 * group becomes `value`.
 *
 * @returns {Promise<{ value: string, pid: number, log: () => string, stop: (graceMs?: number) => Promise<void> }>}
 */
export async function serve(command, ready, { cwd, env, timeout = START_MS } = {}) {
  const stdio = ["ignore", "pipe", "pipe"];
  const { child, ended, stop, told } = start(command, { cwd, env, stdio });
  const match = new Promise((resolve, reject) => {
    const look = () => {
      const found = ready.exec(told.output);
      if (found) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
    ended.then((code) => reject(new Error(`ended with ${code}`)), reject);
    const late = () => reject(new Error(`was not ready after ${timeout} ms`));
    delay(timeout, undefined, { ref: false }).then(late);
  });
  try {
    const [, value] = await match;
    return { value, pid: child.pid, log: () => told.output, stop };
  } catch ({ message }) {
    await stop(0);
    throw new Error(`${command.join(" ")} ${message}:\n${told.output.slice(-4000)}`);
  }
}

/**
 * Runs a program that may take minutes and shows what it prints, on standard error, because a
 * process of node:test reports its results on standard output. If it fails, a `Failure` carries the
 * sentence `otherwise`.
 *
 * @param {{ otherwise: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export async function runTool(command, { otherwise, cwd = root, env }) {
  const { ended } = start(command, { cwd, env, stdio: ["ignore", 2, 2] });
  const end = await ended.catch((cause) => cause);
  if (end !== 0) throw new Failure(otherwise, { cause: end });
}

/**
 * Gives the terminal to a program until it ends, and passes on what asks this process to end.
 *
 * @returns {Promise<number>} the exit code, as `start` says
 */
export function handOver(command, { cwd = root, env } = {}) {
  const { child, ended } = start(command, { cwd, env, stdio: "inherit", leads: false });
  onEnding((signal) => child.kill(signal));
  return ended;
}

/** The time since `started`, which is from `Date.now()`, in a form for people. */
export function seconds(started) {
  const elapsed = Date.now() - started;
  return elapsed < 10_000 ? `${(elapsed / 1000).toFixed(1)} s` : `${Math.round(elapsed / 1000)} s`;
}
