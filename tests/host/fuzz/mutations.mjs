// Damages PHC strings, and changes them in ways that keep them valid.

import { integer, pick } from "../../kit/random.js";

const NUMBERS = [
  "0",
  "1",
  "2",
  "7",
  "8",
  "16",
  "19",
  "64",
  "016",
  "-8",
  "+8",
  "0x8",
  "8.0",
  "1e1",
].concat([
  "65",
  "16777215",
  "16777216",
  "2147483648",
  "4294967295",
  "4294967296",
  "18446744073709551624",
]);
const CHARACTERS = Array.from("$=,+/-_. \n\0AQgwz019amtpvkd\u00e9\uff18\ud800\udc00\u{1f600}");
const WORDS = [
  "$",
  "$$",
  ",",
  "=",
  "==",
  "v=19$",
  "v=16$",
  "v=18$",
  "m=8,",
  "p=1,",
  "keyid=AQ,",
].concat([
  "data=AQID,",
  "data=,",
  "x=1,",
  "$argon2id",
  "argon2i$",
  "ARGON2ID",
  "AAAA",
  "A",
  "$2b$12$",
  "s2:",
]);

const splice = (text, start, removed, inserted) =>
  text.slice(0, start) + inserted + text.slice(start + removed);

/** A random position in the text, or its end. */
const place = (random, text) => integer(random, 0, text.length);

const MUTATIONS = {
  replaceCharacter: (random, text) =>
    splice(text, place(random, text), 1, pick(random, CHARACTERS)),
  insertCharacter: (random, text) => splice(text, place(random, text), 0, pick(random, CHARACTERS)),
  insertWord: (random, text) => splice(text, place(random, text), 0, pick(random, WORDS)),
  remove: (random, text) => splice(text, place(random, text), integer(random, 1, 12), ""),
  prepend: (random, text) => pick(random, CHARACTERS) + text,
  append: (random, text) => text + pick(random, CHARACTERS),
  truncate: (random, text) => text.slice(0, place(random, text)),
  repeat(random, text) {
    const start = place(random, text);
    return splice(text, start, 0, text.slice(start, start + integer(random, 1, 40)));
  },
  otherNumber: (random, text) => replaceOne(random, text, /\d+/g, pick(random, NUMBERS)),
  otherBase64: (random, text) =>
    replaceOne(random, text, /[A-Za-z0-9+/]/g, pick(random, CHARACTERS)),
  otherAlgorithm: (random, text) =>
    text.replace(/argon2\w*/, pick(random, ["argon2id", "argon2i", "argon2d", "argon2"])),
  exchangeFields: (random, text) => exchange(random, text, "$"),
  exchangeParameters: (random, text) => reorder(random, text),
  /** A string without a version has version 16. */
  dropVersion: (_random, text) => text.replace("$v=16$", "$"),
  /** A key's name isn't part of what is hashed. */
  nameKey: (random, text) =>
    text.replace(/\$m=[^$]*/, `$&,keyid=${pick(random, ["AQ", "AQID", "A"])}`),
};

function replaceOne(random, text, pattern, replacement) {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: part } = pick(random, found);
  return splice(text, index, part.length, replacement);
}

function exchange(random, text, separator) {
  const parts = text.split(separator);
  const [one, other] = [integer(random, 0, parts.length - 1), integer(random, 0, parts.length - 1)];
  [parts[one], parts[other]] = [parts[other], parts[one]];
  return parts.join(separator);
}

const reorder = (random, text) =>
  text.replace(/(?<=\$)[a-z]+=[^$]*,[^$]*/, (parameters) => exchange(random, parameters, ","));

/** `text` after one to three mutations. */
export function mutate(random, text) {
  let mutated = text;
  for (let left = integer(random, 1, 3); left > 0; left--) {
    mutated = pick(random, Object.values(MUTATIONS))(random, mutated);
  }
  return mutated;
}
