// What runtimes say in their own errors.

/** Whether the stack overflowed, in the words of V8 and JavaScriptCore or of SpiderMonkey. */
export function isStackOverflow(error: unknown): boolean {
  return mentions(error, ["call stack", "too much recursion"]);
}

/** Avoids regular expressions: compiling one near the end of the stack is a SyntaxError in V8. */
export function mentions(error: unknown, phrases: readonly string[]): boolean {
  if (!(error instanceof Error)) return false;
  const message = error.message.toLowerCase();
  return phrases.some((phrase) => message.includes(phrase));
}
