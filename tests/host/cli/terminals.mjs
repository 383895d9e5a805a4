// The prompt and the progress bar in a real terminal.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { edgeArgon2, PASSWORD } from "./program.mjs";
import { missing, openTerminal } from "./terminal.mjs";

/** How a line is cleared before it is written again. */
const ERASED = "\r\x1b[K";
/** Sentences have a space before the sign. */
const BAR = /\d%/;
const FAST = "hash --memory 64 --passes 1";

describe("terminals", { skip: missing }, () => {
  test("hash asks twice, shows nothing of what is typed, and sets the terminal back", async () => {
    const terminal = await openTerminal(FAST);
    const before = terminal.settings();
    assert.match(before, /(?<!-)\becho\b/, "echo before");
    await terminal.until("Password: ");
    await terminal.until(""); // readline has the terminal by now
    terminal.type(`${PASSWORD}\r`);
    await terminal.until("The same again: ");
    assert.match(terminal.settings(), /-echo\b/, "no echo at the prompt");
    if (process.platform === "linux") {
      for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        const command = commandOf(pid);
        if (command.includes("edge-argon2\0hash")) assert.ok(!command.includes(PASSWORD), command);
      }
    }
    terminal.type(`${PASSWORD}\r`);
    await terminal.until("code 0");
    await terminal.close();
    const screen = terminal.screen();
    assert.ok(!screen.includes("correct") && !screen.includes("*"), screen);
    const [hash] = /\$argon2id\S+/.exec(screen);
    assert.equal((await edgeArgon2(["verify", hash], { input: PASSWORD })).code, 0);
  });

  test("verify asks once", async () => {
    const { stdout } = await edgeArgon2(["hash", "--memory", "64"], { input: PASSWORD });
    const terminal = await openTerminal(`verify '${stdout.trim()}'`);
    await terminal.until("Password: ");
    terminal.type(`${PASSWORD}\r`);
    await terminal.until("The password matches.");
    await terminal.until("code 0");
    await terminal.close();
  });

  test("Backspace and Ctrl-U correct the line; arrows and lines that wrap do no harm", async () => {
    const terminal = await openTerminal(FAST, { columns: 20 });
    await terminal.until("Password: ");
    terminal.type("all wrong\x15correct horse battery stable\x7f\x7f\x7f\x1b[D\x1b[Cple\r");
    await terminal.until("The same again: ");
    terminal.type(`${PASSWORD}\r`);
    await terminal.until("code 0");
    await terminal.close();
  });

  test("two passwords that differ, and empty ones, are errors", async () => {
    for (const [one, other, message] of [
      ["one", "other", "The two passwords differ."],
      ["", "", "The password is empty."],
    ]) {
      const terminal = await openTerminal(FAST);
      await terminal.until("Password: ");
      terminal.type(`${one}\r`);
      await terminal.until("The same again: ");
      terminal.type(`${other}\r`);
      await terminal.until(message);
      await terminal.until("code 3");
      await terminal.close();
    }
  });

  for (const [key, typed, code] of [
    ["Ctrl-C", "\x03", 130],
    ["Ctrl-D", "\x04", 3],
  ]) {
    test(`${key} ends the program with ${code}, and sets the terminal back`, async () => {
      const terminal = await openTerminal("hash", { leave: "stty -a" });
      await terminal.until("Password: ");
      terminal.type("half a pass");
      if (key === "Ctrl-D") terminal.type("\x15"); // else it deletes a character
      terminal.type(typed);
      await terminal.until(`code ${code}`);
      await terminal.close();
      const screen = terminal.screen();
      assert.ok(!screen.includes("half"), screen);
      assert.match(screen, /(?<!-)\becho\b/, "echo afterwards");
      assert.match(screen, /(?<!-)\bicanon\b/, "lines afterwards");
    });
  }

  test("output without a pipe has no colors", async () => {
    const terminal = await openTerminal("--help");
    await terminal.until("code 0");
    await terminal.close();
    assert.ok(!terminal.screen().includes("\x1b"), terminal.screen());
  });

  test("calibrate's progress bar follows the terminal's width and is erased", async () => {
    const terminal = await openTerminal("calibrate --time 60", { columns: 60 });
    await terminal.until("[");
    await terminal.until("KiB");
    terminal.resize(16);
    const at = terminal.screen().length;
    await terminal.until("code");
    await terminal.close();
    const [wide, narrow] = [terminal.screen().slice(0, at), terminal.screen().slice(at)];
    const lines = (text) =>
      text
        .split(ERASED)
        .flatMap((part) => part.split("\r\n"))
        .filter((line) => BAR.test(line));
    assert.ok(
      lines(wide).some((line) => line.length > 30),
      "it was wide",
    );
    // One line may have been on its way when the terminal was resized.
    const late = lines(narrow).slice(2);
    assert.ok(late.length > 2, `lines after the resize: ${late.length}`);
    for (const line of late) assert.ok(line.length < 16, JSON.stringify(line));
    const last = terminal.screen().split(ERASED).at(-1);
    assert.match(last, /^(edge-argon2: .*busy.*\r\n)? *memory +passes/, "erased before the table");
  });

  test("there is no bar in a terminal that can't erase it", async () => {
    const terminal = await openTerminal("calibrate --time 20", { env: { TERM: "dumb" } });
    await terminal.until("code");
    await terminal.close();
    assert.doesNotMatch(terminal.screen(), BAR);
  });
});

/** @returns {string} empty for a process that has ended */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}
