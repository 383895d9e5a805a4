// What is left in linear memory, and whether it tells anything.

import * as check from "../conformance/harness/check.js";

/** Long enough that no such piece is there by chance, short enough to find torn copies. */
const PIECE_BYTES = 8;
/** A block of the arena has 1,024 bytes. Less may differ: the allocator's own bookkeeping. */
const UNTIDY_BYTES = 1024;

/** No piece of any of these byte strings is in the memory. */
export function expectNothingOf(secrets, memory) {
  const rest = text(written(memory));
  for (const [what, bytes] of Object.entries(secrets)) {
    const whole = text(bytes);
    for (let i = 0; i + PIECE_BYTES <= whole.length; i++) {
      const found = rest.includes(whole.slice(i, i + PIECE_BYTES));
      check.ok(!found, `${what}: its bytes from ${i} on are in memory`);
    }
  }
}

/** Besides `constants` bytes of the program's own, less than a block of memory is not zero. */
export function expectZeros(memory, constants) {
  const count = countWritten(memory);
  const limit = constants + UNTIDY_BYTES;
  check.ok(count < limit, `${count} bytes are not zero, of which ${constants} are constants`);
}

/** How many bytes are not zero. */
export const countWritten = (memory) => written(memory).filter((byte) => byte !== 0).length;

/** The memory without its zeros, of which one word stays wherever some were left out. */
function written(memory) {
  const words = new Uint32Array(memory.buffer);
  const kept = words.filter((word, i) => word !== 0 || (i > 0 && words[i - 1] !== 0));
  return new Uint8Array(kept.buffer);
}

const text = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
