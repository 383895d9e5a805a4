// One thousand non-ASCII passwords, each against other passwords of the same UTF-16 length. Code
// that mistakes a string's length for its number of bytes hashes only a part of it and fails here.

import * as check from "../../kit/check.js";
import { character, generator, integer, nonAsciiPassword } from "../../kit/random.js";

export const name = "same length";

const PASSWORDS = 1000;
const PER_TEST = 50;

export function define(test, { api, data }) {
  const argon2id = new api.Argon2id({ memorySize: 8, iterations: 1, tagLength: 16 });
  const random = generator(data.seed);
  for (let first = 0; first < PASSWORDS; first += PER_TEST) {
    const passwords = Array.from({ length: PER_TEST }, () =>
      nonAsciiPassword(random, integer(random, 2, 24)),
    );
    test(`seed ${data.seed}, passwords ${first} to ${first + PER_TEST - 1}`, async () => {
      for (const password of passwords) await checkPassword(argon2id, password, random);
    });
  }
}

async function checkPassword(argon2id, password, random) {
  const hash = await argon2id.hash(password);
  check.equal(await argon2id.verify(hash, password), true, JSON.stringify(password));
  for (const other of candidates(password, random)) {
    const what = `${JSON.stringify(other)} for ${JSON.stringify(password)}`;
    check.equal(await argon2id.verify(hash, other), false, what);
  }
}

/** Passwords of the same UTF-16 length that faulty code would confuse with the given one. */
function candidates(password, random) {
  const { length } = password;
  const half = Math.ceil(length / 2);
  const replaceFrom = (start, end = length) => {
    const middle = Array.from({ length: end - start }, () => character(random, [[0x430, 0x44f]]));
    return password.slice(0, start) + middle.join("") + password.slice(end);
  };
  const mapUnits = (change) => String.fromCharCode(...units(password).map(change));
  const made = [
    replaceFrom(half), // same first half
    replaceFrom(0, half), // same second half
    replaceFrom(length - 1), // last unit changed
    replaceFrom(0, 1), // first unit changed
    replaceFrom(unitsWithin(password, length)), // same first `length` bytes of UTF-8
    replaceFrom(0), // everything changed
    units(password)
      .reverse()
      .map((unit) => String.fromCharCode(unit))
      .join(""),
    mapUnits((unit) => unit & 0xff), // same low bytes
    mapUnits((unit) => (unit < 0xd800 ? unit ^ 0x100 : unit)), // same low bytes, other characters
    mapUnits((unit) => (unit > 0x7f ? 0x3f : unit)), // "?" for every unit outside ASCII
    mapUnits((unit) => (unit > 0x7f ? 0xfffd : unit)), // U+FFFD for every unit outside ASCII
  ];
  // By contract, U+FFFD replaces lone surrogates; NFKC may turn two spellings into one password.
  const canonical = (text) =>
    new TextDecoder().decode(new TextEncoder().encode(text.normalize("NFKC")));
  return made.filter(
    (other) => other.length === length && canonical(other) !== canonical(password),
  );
}

const units = (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** The number of UTF-16 units that the first `bytes` bytes of the password's UTF-8 touch. */
function unitsWithin(password, bytes) {
  let seen = 0;
  let taken = 0;
  for (const one of password) {
    if (seen >= bytes) break;
    seen += new TextEncoder().encode(one).length;
    taken += one.length;
  }
  return Math.min(taken, password.length - 1);
}
