// A test runner small enough to run inside every runtime. Results are plain objects, so that they
// can travel as JSON over a pipe, an HTTP response or a DevTools connection.

import { assertionCount } from "./check.js";

/**
 * @typedef {object} Result
 * @property {string} suite
 * @property {string} name
 * @property {"passed" | "failed" | "skipped"} status
 * @property {string} [detail] why it failed or was skipped
 */

/**
 * Runs suites one after the other.
 * @param {{ name: string, define: (test: Function, context: object) => void | Promise<void> }[]} suites
 * @param {object} context handed to each suite
 * @param {{ group: string, patterns: [source: string, flags: string][] }} [filter] runs only the tests
 *   that node:test's --test-name-pattern selects; `group` is what the host calls this run
 * @returns {Promise<{ results: Result[] }>}
 */
export async function collect(suites, context, filter) {
  const results = [];
  for (const suite of suites) {
    for (const { name, run, skip } of await definitions(suite, context)) {
      if (filter && !selects(filter, `${suite.name}: ${name}`)) continue;
      const outcome = skip ? { status: "skipped", detail: skip } : await attempt(run);
      results.push({ suite: suite.name, name, ...outcome });
    }
  }
  return { results };
}

function selects({ group, patterns }, title) {
  const matches = (text) => patterns.some((pattern) => new RegExp(...pattern).test(text));
  return [title, group, `${group} ${title}`].some(matches);
}

async function definitions(suite, context) {
  const tests = [];
  const test = (name, run) => tests.push({ name, run });
  test.skip = (name, reason) => tests.push({ name, skip: reason });
  try {
    await suite.define(test, context);
  } catch (error) {
    test("the suite can be set up", () => {
      throw error;
    });
  }
  if (tests.length === 0) {
    test("the suite has tests", () => {
      throw new Error("the suite defined no test");
    });
  }
  return tests;
}

async function attempt(run) {
  const before = assertionCount();
  try {
    await run();
  } catch (error) {
    return { status: "failed", detail: describe(error) };
  }
  if (assertionCount() === before) {
    return { status: "failed", detail: "the test asserted nothing" };
  }
  return { status: "passed" };
}

function describe(error) {
  const text = error instanceof Error ? (error.stack ?? "") : "";
  return text.includes(String(error?.message)) ? text : `${error}\n${text}`;
}

/** The time in ms. workerd's clock stops during computation, so this awaits a timer first. */
export async function now() {
  await new Promise((resolve) => setTimeout(resolve, 1));
  return Date.now();
}
