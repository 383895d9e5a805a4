import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Failure, Interrupted } from "./failure.ts";

/**
 * Asks for one line after each prompt, without showing what is typed. readline edits the line and
 * sets the terminal back, also if the user stops the program and continues it.
 *
 * @throws Interrupted for Ctrl-C, Failure for Ctrl-D
 */
export function ask(prompts: readonly string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const keyboard = createInterface({
    historySize: 0,
    input: process.stdin,
    output: nowhere,
    terminal: true,
  });
  const answers: string[] = [];
  const showPrompt = () => process.stderr.write(prompts[answers.length] ?? "");
  const done = new Promise<string[]>((resolve, reject) => {
    keyboard.on("line", (line) => {
      if (answers.length === prompts.length) return;
      answers.push(line);
      process.stderr.write("\n");
      if (answers.length < prompts.length) showPrompt();
      else resolve(answers);
    });
    keyboard.once("SIGINT", () => reject(new Interrupted()));
    keyboard.once("close", () => reject(new Failure("INPUT", "No password was typed.")));
  });
  showPrompt();
  return done
    .catch((error) => {
      process.stderr.write("\n");
      throw error;
    })
    .finally(() => keyboard.close());
}
