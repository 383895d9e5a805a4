// Reproducible randomness: the seed is printed, and the same seed gives the same run everywhere.

/** Mulberry32. @returns {() => number} uniform in [0, 1) */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An integer from `low` to `high`, inclusive. */
export const integer = (random, low, high) => low + Math.floor(random() * (high - low + 1));

export const pick = (random, items) => items[integer(random, 0, items.length - 1)];

export const byteString = (random, length) =>
  Uint8Array.from({ length }, () => integer(random, 0, 255));

// First and last code points of blocks of different lengths in UTF-8. None are surrogates.
const SCRIPTS = [
  [0x20, 0x7e],
  [0xc0, 0x24f],
  [0x391, 0x3c9],
  [0x410, 0x44f],
  [0x5d0, 0x5ea],
  [0xe01, 0xe30],
  [0x1e00, 0x1eff],
  [0x3041, 0x3096],
  [0x4e00, 0x9fa5],
  [0xac00, 0xd7a3],
  [0xff21, 0xff5a],
  [0x1f600, 0x1f64f],
];

/** A character from one of the scripts above. */
export function character(random, scripts = SCRIPTS) {
  const [first, last] = pick(random, scripts);
  return String.fromCodePoint(integer(random, first, last));
}

/** A password of `length` characters with at least one outside ASCII. */
export function nonAsciiPassword(random, length) {
  const characters = Array.from({ length }, () => character(random));
  characters[integer(random, 0, length - 1)] = character(random, SCRIPTS.slice(1));
  return characters.join("");
}
