// Runs the same calls on an entry and on the library that it replaces, and compares the outcomes:
// values, errors' classes, names, codes and messages, and whether a call throws or rejects.

import { toHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

/** Spells bytes in hex and says whether they are a Buffer. */
function plain(value) {
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${toHex(new Uint8Array(value))}`;
  if (value instanceof Uint8Array) {
    return `${Buffer.isBuffer(value) ? "Buffer" : "Uint8Array"} ${toHex(value)}`;
  }
  return value;
}

async function outcome(call) {
  let when = "throws";
  try {
    const result = call();
    when = result instanceof Promise ? "rejects" : when;
    return JSON.stringify({ [when === "throws" ? "returns" : "resolves"]: plain(await result) });
  } catch (error) {
    const { name, code, message } = error;
    return JSON.stringify({ [when]: { class: error.constructor.name, name, code, message } });
  }
}

/** The salt is random, which makes the tag random too. */
const withoutSalt = (text) =>
  text.replace(/\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}"/, '$<salt>$<tag>"');

/**
 * @param {object} suite
 * @param {Iterable<[string, (api: object) => unknown]>} suite.same calls whose outcomes are equal
 * @param {Iterable<[string, (api: object) => unknown, RegExp]>} suite.different calls with outcomes
 *   that differ as the entry's documentation says, and a pattern that our outcome matches
 */
export function compare(test, { ours, theirs, same, different }) {
  for (const [title, call] of same) {
    test(title, async () => {
      const [own, other] = [await outcome(() => call(ours)), await outcome(() => call(theirs))];
      check.equal(withoutSalt(own), withoutSalt(other), title);
    });
  }
  for (const [title, call, expected] of different) {
    test(`${title}: differs as documented`, async () => {
      const [own, other] = [await outcome(() => call(ours)), await outcome(() => call(theirs))];
      check.ok(expected.test(own), `ours is ${own}`);
      check.ok(own !== other, `theirs is ${other}, too`);
    });
  }
}

/** Each of the two verifies the hashes that the other makes. */
export function verifyEachOther(test, { ours, theirs, passwords, hash, verify }) {
  for (const [who, maker, verifier] of [
    ["ours verifies theirs", theirs, ours],
    ["theirs verifies ours", ours, theirs],
  ]) {
    test(who, async () => {
      for (const password of passwords) {
        const stored = await hash(maker, password);
        const title = JSON.stringify(password);
        check.equal(await verify(verifier, stored, password), true, title);
        check.equal(await verify(verifier, stored, `${password}!`), false, `${title}, another`);
      }
    });
  }
}

/** Most of them change in NFKC, and the last one is not well-formed UTF-16. */
export const PASSWORDS = [
  "password",
  "ﬁne",
  "A\u030a",
  "º ² … ´",
  "ｐａｓｓ",
  "pass\0word",
  "\ud800",
];

/** A value's type and text, for titles. */
export function named(value) {
  const type = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value)) return `${type} of ${value.byteLength} bytes`;
  const isObject = typeof value === "object" && value !== null;
  return `${type} ${isObject ? JSON.stringify(value) : String(value)}`;
}
