import { EXIT, systemCode } from "./failure.ts";

type Stream = typeof process.stdout | typeof process.stderr;

/**
 * Sets what happens if an output can't be written. A reader that has gone, such as `head`, is no
 * error: the exit code still tells the result. Anything else, such as a full disk, is one.
 */
export function watchOutputs(): void {
  const watch = (stream: Stream) =>
    stream.on("error", (error) => {
      if (systemCode(error) === "EPIPE") return;
      process.exitCode = EXIT.failure;
      if (stream === process.stderr) return;
      warn(`The result could not be written (${systemCode(error)}).`);
    });
  watch(process.stdout);
  watch(process.stderr);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function warn(sentence: string): void {
  process.stderr.write(`edge-argon2: ${sentence}\n`);
}
