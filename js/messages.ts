// What runtimes say in their own errors.

/** Whether the stack ended, in V8's and JavaScriptCore's words or in SpiderMonkey's. */
export function isStackOverflow(error: unknown): boolean {
  return mentions(error, ["call stack", "too much recursion"]);
}

/** Not by a regular expression: compiling one near the end of the stack is a SyntaxError in V8. */
export function mentions(error: unknown, phrases: readonly string[]): boolean {
  if (!(error instanceof Error)) return false;
  const message = error.message.toLowerCase();
  return phrases.some((phrase) => message.includes(phrase));
}
