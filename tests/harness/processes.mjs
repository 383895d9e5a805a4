// Child processes that cannot outlive the run: each leads a process group, and whatever ends the
// run ends the groups.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** Limits for what never ends by itself: far above what takes longest on a slow and busy machine. */
const RUNNING_MS = 900_000;
const STARTING_MS = 180_000;
const CLOSING_MS = 5000;
const running = new Set();

function stop(child) {
  if (!running.delete(child)) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** Lets a server end its own children first; whatever is left after that is stopped. */
async function close(child) {
  child.kill("SIGTERM");
  const ended = child.exitCode !== null || child.signalCode !== null;
  if (!ended)
    await Promise.race([once(child, "exit"), delay(CLOSING_MS, undefined, { ref: false })]);
  stop(child);
}

const stopAll = () => [...running].forEach(stop);
process.on("exit", stopAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopAll();
    process.exit(1);
  });
}

function start([program, ...args], { cwd, env = {}, stdin = "ignore" }) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [stdin, "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  return child;
}

/**
 * Runs a command to its end.
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: object, input?: string, timeout?: number }} [options] timeout in ms
 * @returns {Promise<{ code: number, stdout: string, stderr: string, output: string }>} `output` is
 *   both streams in the order of arrival
 */
export function run(command, { cwd, env, input, timeout = RUNNING_MS } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, { cwd, env, stdin: input === undefined ? "ignore" : "pipe" });
    const told = { stdout: "", stderr: "", output: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => {
        told[stream] += text;
        told.output += text;
      });
    }
    const timer = setTimeout(() => {
      told.output += `\n(ended after ${timeout} ms)`;
      stop(child);
    }, timeout);
    child.on("error", (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      stop(child);
      resolve({ code: code ?? 1, ...told });
    });
    // A program that ends before it has read its input breaks the pipe; its exit code says enough.
    child.stdin?.on("error", () => {}).end(input);
  });
}

/** Runs a command that must succeed, and returns its standard output. */
export async function output(command, options) {
  const { code, stdout, output: all } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${all.slice(-4000)}`);
  return stdout;
}

/**
 * Starts a server and waits until its output matches.
 * @param {string[]} command
 * @param {RegExp} ready its first group is what `value` becomes
 * @returns {Promise<{ value: string, pid: number, log: () => string, stop: () => Promise<void> }>}
 */
export function serve(command, ready, { cwd, env, timeout = STARTING_MS } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, { cwd, env });
    let log = "";
    const fail = (why) => {
      clearTimeout(timer);
      stop(child);
      reject(new Error(`${command.join(" ")} ${why}:\n${log.slice(-4000)}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${timeout} ms`), timeout);
    const listen = (text) => {
      log += text;
      const match = ready.exec(log);
      if (!match) return;
      clearTimeout(timer);
      resolve({ value: match[1], pid: child.pid, log: () => log, stop: () => close(child) });
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.on("error", (error) => fail(`could not start (${error.message})`));
    child.on("exit", (code) => fail(`ended with ${code}`));
  });
}
