/**
 * An expected failure, for example a missing program. The message is one sentence that says what to
 * do about it; `log` holds the failed tool's last lines, which are printed above the sentence.
 */
export class Failure extends Error {
  name = "Failure";

  /**
   * @param {string} sentence
   * @param {{ log?: string[], cause?: unknown }} [details]
   */
  constructor(sentence, { log = [], cause } = {}) {
    super(sentence, { cause });
    this.log = log;
  }
}

/** Prints a Failure as its log and its sentence; any other error is a bug and keeps its stack. */
export function report(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  if (error.log.length > 0) console.error(error.log.map((line) => `  | ${line}`).join("\n"));
  console.error(`\n${error.message}`);
}
