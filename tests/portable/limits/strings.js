// Makes any number of hostile hash strings, the same ones for the same seed. Each costs more than
// the default limits allow or is malformed, so each must be refused.

import { integer, pick } from "../../kit/random.js";

const SALT = "c29tZXNhbHQ";
const TAG = "FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
const MAX_UINT32 = 2 ** 32 - 1;
const LONGEST = 10_000_000;

/** These are made once, so that refusing strings takes the time and not making them. */
const LONG = [];
for (const character of ["A", "$", "m=64,", "\uffff", "\ud800", "0", "\u00e9"]) {
  for (const length of [4096, 8000, 8192, 65_536, 1_000_000, LONGEST]) {
    const text = character.repeat(Math.ceil(length / character.length)).slice(0, length);
    text.charCodeAt(0); // otherwise the first refusal would pay for the work that `repeat` defers
    LONG.push(text);
  }
}
const long = (random) => pick(random, LONG);

const phc = (costs, salt = SALT, tag = TAG) => `$argon2id$v=19$${costs}$${salt}$${tag}`;
const oneOf = (random, ...ranges) => integer(random, ...pick(random, ranges));

/** Costs above 1 GiB of memory, above 8 GiB of memory × passes, or both. */
function costs(random) {
  const p = pick(random, [1, 1, 2, 255, 2 ** 16, 2 ** 24 - 1]);
  const m = oneOf(random, [8 * p, 8 * p + 2048], [2 ** 20 - 1, 2 ** 20 + 1], [2 ** 20, MAX_UINT32]);
  const needed = m > 2 ** 20 ? 1 : Math.floor(2 ** 23 / m) + 1;
  const t = oneOf(random, [needed, needed], [needed, needed + 8], [needed, MAX_UINT32]);
  return `m=${m},t=${t},p=${p}`;
}

/** A damaged hash. Its costs exceed the limits, so it is refused even if it stays well-formed. */
function mutated(random) {
  let text = phc("m=2147483648,t=4294967295,p=16777215");
  for (let edits = integer(random, 1, 3); edits > 0; edits--) {
    const at = integer(random, 0, text.length);
    const inserted = pick(random, ["", ...",=$0A+/ \n\0\u00e9\u{1f511}\ud800"]);
    text = text.slice(0, at) + inserted + text.slice(at + integer(random, 0, 1));
  }
  return text;
}

const base64 = (random, length) => pick(random, ["A", "z", "/"]).repeat(4 * Math.ceil(length / 4));
const upTo = (random, longest) => integer(random, 1, pick(random, [16, 128, 1024, longest]));

const KINDS = [
  (random) => phc(costs(random)),
  (random) => phc(costs(random)),
  mutated,
  mutated,
  (random) => phc("m=64,t=2,p=1").slice(0, integer(random, 0, 40)),
  // These have a field of any length, and costs or a tag that are refused.
  (random) => phc(costs(random), base64(random, upTo(random, 8000))),
  (random) => phc(costs(random), SALT, base64(random, upTo(random, 8000))),
  (random) => phc(`${costs(random)},data=${base64(random, upTo(random, 8000))}`),
  (random) => phc(`${costs(random)},keyid=${base64(random, upTo(random, 8000))}`),
  (random) => phc("m=64,t=2,p=1", base64(random, upTo(random, 8000)), `${TAG}=`),
  (random) => phc("m=64,t=2,p=1", SALT, "\u20ac".repeat(upTo(random, 8000))),
  (random) => phc(`m=64,t=2,p=1${",p=1".repeat(upTo(random, 2000))}`),
  (random) => phc(`m=${"9".repeat(6 + upTo(random, 8000))},t=2,p=1`),
  (random) => "$".repeat(upTo(random, 8000)),
  (random) => `$2b$12$${base64(random, upTo(random, 8000))}`,
  (random) => `s2:${base64(random, upTo(random, 4000))}:${base64(random, upTo(random, 4000))}`,
];

/** One string in twenty is far too long, as a whole or in one field. */
export function hostileString(random) {
  if (random() >= 0.05) return pick(random, KINDS)(random);
  const text = long(random);
  return pick(random, [text, phc(costs(random), text), phc(costs(random), SALT, text)]);
}

/** @returns {[string, string][]} what costs too much, and the string */
export function* costBombs() {
  for (const m of [8, 64, 2 ** 20, 2 ** 20 + 1, 2 ** 21, 2 ** 22, 2 ** 22 + 64, MAX_UINT32]) {
    for (const t of [1, 2, 9, 2 ** 17 + 1, 2 ** 20 + 1, MAX_UINT32]) {
      for (const p of [1, 2, 255, 2 ** 24 - 1]) {
        const tooMuch = m > 2 ** 20 || m * t > 2 ** 23;
        if (tooMuch && m >= 8 * p) yield [`m=${m},t=${t},p=${p}`, phc(`m=${m},t=${t},p=${p}`)];
      }
    }
  }
  const costly = `m=${MAX_UINT32},t=1,p=1`;
  for (const length of [64, 1024, 8000, 65_536, 10_000_000]) {
    const field = "A".repeat(length);
    yield [`a salt of ${length} characters`, phc(costly, field)];
    yield [`a tag of ${length} characters`, phc(costly, SALT, field)];
    yield [`data= of ${length} characters`, phc(`${costly},data=${field}`)];
    yield [`keyid= of ${length} characters`, phc(`${costly},keyid=${field}`)];
    yield [`${length} characters beyond ASCII`, phc(costly, "\uffff".repeat(length))];
  }
}
