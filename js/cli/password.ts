import { Failure } from "./failure.ts";
import { readInput } from "./input.ts";
import { ask } from "./prompt.ts";

const PROMPT = "Password: ";

/** The password from standard input, or from a prompt if that is a terminal. */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return filled(await readInput("password"));
  const [password = ""] = await ask([PROMPT]);
  return filled(password);
}

/** The same, but the prompt comes twice, because nobody sees a typing error. */
export async function readNewPassword(): Promise<string> {
  if (!process.stdin.isTTY) return filled(await readInput("password"));
  const [password = "", again] = await ask([PROMPT, "The same again: "]);
  if (password !== again) throw new Failure("INPUT", "The two passwords differ.");
  return filled(password);
}

/** An empty password nearly always means that a program before the pipe failed. */
function filled(password: string): string {
  if (password === "") throw new Failure("INPUT", "The password is empty.");
  return password;
}
