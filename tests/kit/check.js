// Assertions that run in every JavaScript runtime. They are counted, so that the collector can fail
// a test that asserts nothing.

import { toHex } from "./bytes.js";

let asserted = 0;

/** Number of assertions made since the program started. */
export const assertionCount = () => asserted;

function assert(condition, message) {
  asserted += 1;
  if (!condition) throw new Error(message);
}

const show = (value) => {
  if (value instanceof Uint8Array) return `bytes ${toHex(value)}`;
  if (typeof value === "string") return JSON.stringify(value);
  return String(value);
};

export function ok(value, message) {
  assert(value, message);
}

export function equal(actual, expected, what = "value") {
  assert(Object.is(actual, expected), `${what}: expected ${show(expected)}, got ${show(actual)}`);
}

export function bytes(actual, expectedHex, what = "bytes") {
  assert(actual instanceof Uint8Array, `${what}: expected a Uint8Array, got ${show(actual)}`);
  equal(toHex(actual), expectedHex, what);
}

export function excludes(text, secrets, what = "text") {
  for (const secret of secrets) {
    assert(!String(text).includes(secret), `${what} shows something it must not show`);
  }
}

/**
 * What an error has to look like.
 * @typedef {object} Expected
 * @property {Function} type the error's class
 * @property {string | string[]} [code] its `code`, or the codes that it may have
 * @property {(string | RegExp)[]} [mentions] what its message contains
 * @property {string[]} [never] what neither its message nor any other property contains
 */

/** The call throws the error that `expected` describes, synchronously. */
export function throws(call, expected, what = "call") {
  let result;
  try {
    result = call();
  } catch (error) {
    return matches(error, expected, what);
  }
  assert(false, `${what}: expected ${expected.type.name}, but it returned ${show(result)}`);
}

/** The call returns a promise that rejects with the error that `expected` describes. */
export async function rejects(call, expected, what = "call") {
  let promise;
  try {
    promise = call();
  } catch (error) {
    assert(false, `${what}: threw synchronously instead of rejecting: ${error}`);
  }
  assert(promise instanceof Promise, `${what}: returned no promise`);
  let result;
  try {
    result = await promise;
  } catch (error) {
    return matches(error, expected, what);
  }
  assert(false, `${what}: expected ${expected.type.name}, but it resolved to ${show(result)}`);
}

function matches(error, { type, code, mentions = [], never = [] }, what) {
  assert(error instanceof type, `${what}: expected ${type.name}, got ${error?.name}: ${error}`);
  const builtIn = [Error, RangeError, TypeError].includes(type);
  equal(error.name, builtIn ? type.name : "Argon2Error", `${what}: error.name`);
  if (code !== undefined) {
    const codes = [code].flat();
    assert(codes.includes(error.code), `${what}: expected code ${codes}, got ${error.code}`);
  }
  const { message } = error;
  assert(
    message.length >= 15 && message.length <= 400 && !message.includes("\n"),
    `${what}: the message is not one sentence: ${show(message)}`,
  );
  for (const mention of mentions) {
    const found = mention instanceof RegExp ? mention.test(message) : message.includes(mention);
    assert(found, `${what}: the message does not mention ${mention}: ${show(message)}`);
  }
  for (let part = error; part instanceof Error; part = part.cause) {
    const everything = Object.getOwnPropertyNames(part).map((name) => String(part[name]));
    excludes(everything.join("\n"), never, `${what}: the error`);
  }
}
