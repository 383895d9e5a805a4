// A program in a pseudo-terminal, which script(1) of util-linux makes and stty(1) resizes.

import { setTimeout as delay } from "node:timers/promises";
import { answerOf, start } from "../../../tools/process.mjs";
import { findProgram } from "../../../tools/programs.mjs";
import { folder, program } from "./program.mjs";

const LIMIT_MS = 120_000;

/** Why there are no terminals here; `false` if there are. */
export const missing =
  !answerOf("script", ["--version"])?.includes("util-linux") || !findProgram("stty")
    ? "util-linux's script and stty are not there"
    : false;

/**
 * Starts the program under a shell that prints its exit code.
 *
 * @param {string} args as in a shell
 * @param {{ columns?: number, env?: object, leave?: string }} [options] `leave`: a command for afterwards
 */
export async function openTerminal(args, { columns = 80, env, leave = "true" } = {}) {
  const line = `stty cols ${columns}; tty; ${program} ${args}; echo "code $?"; ${leave}`;
  const command = ["script", "--quiet", "--flush", "--command", line, "/dev/null"];
  const { child, ended, told, stop } = start(command, {
    cwd: folder,
    env: { TERM: "xterm", SHELL: "/bin/sh", ...env },
  });
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });

  /** Waits until this is on the screen after what was there when it was last called. */
  let seen = 0;
  async function until(text) {
    const limit = Date.now() + LIMIT_MS;
    for (;;) {
      const at = told.stdout.indexOf(text, seen);
      if (at >= 0) {
        seen = at + text.length;
        return;
      }
      if (isOver || Date.now() > limit) {
        await stop(0);
        throw new Error(`no ${JSON.stringify(text)} in ${JSON.stringify(told.stdout)}`);
      }
      await delay(20);
    }
  }

  await until("\n");
  const device = told.stdout.trim();
  return {
    until,
    type: (keys) => child.stdin.write(keys),
    resize: (wanted) => answerOf("stty", ["-F", device, "cols", String(wanted)]),
    /** The terminal's settings, as `stty -a` prints them. */
    settings: () => answerOf("stty", ["-F", device, "-a"]),
    /** What has been on the screen so far, after the terminal's name. */
    screen: () => told.stdout.slice(told.stdout.indexOf("\n") + 1),
    async close() {
      child.stdin.end();
      await ended;
    },
    stop,
  };
}
