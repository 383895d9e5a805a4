/** Exit codes, which docs/command-line.md promises. */
export const EXIT = { yes: 0, no: 1, usage: 2, failure: 3, interrupted: 130 } as const;

/**
 * An error that the program explains in one sentence. Like the package's errors, it contains no part
 * of a hash or a password, and therefore nothing that stood in the arguments.
 */
export class Failure extends Error {
  override readonly name: string = "Failure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The arguments are wrong. */
export class UsageError extends Failure {
  override readonly name = "UsageError";

  constructor(message: string) {
    super("USAGE", message);
  }
}

/** Ctrl-C at the prompt. */
export class Interrupted extends Failure {
  override readonly name = "Interrupted";

  constructor() {
    super("INTERRUPTED", "interrupted");
  }
}

/** What the system calls an error, such as `ENOENT`; its message may name a path, so it isn't shown. */
export function systemCode(error: unknown, otherwise = "unknown error"): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : otherwise;
}
