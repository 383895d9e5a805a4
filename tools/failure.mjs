/**
 * An expected failure, for example a missing program. The message is one sentence that says what to
 * do about it.
 */
export class Failure extends Error {
  name = "Failure";
}

/** Prints a Failure as its sentence; any other error is a bug and keeps its stack. */
export const report = (error) =>
  console.error(error instanceof Failure ? `\n${error.message}` : error);
