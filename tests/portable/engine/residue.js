// Checks what is left in linear memory, and whether it reveals anything.

import * as check from "../../kit/check.js";

/** Pieces are too long to occur by chance, and short enough to find partial copies. */
const PIECE_BYTES = 8;
/** A block of the arena has 1,024 bytes; the allocator's own bookkeeping takes less. */
const UNTIDY_BYTES = 1024;

/** Checks that no piece of these byte strings is in the memory. */
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

/** Checks that besides the program's `constants`, less than a block of memory is nonzero. */
export function expectZeros(memory, constants) {
  const count = countWritten(memory);
  const limit = constants + UNTIDY_BYTES;
  check.ok(count < limit, `${count} bytes are not zero, of which ${constants} are constants`);
}

/** The number of nonzero bytes. */
export const countWritten = (memory) => written(memory).filter((byte) => byte !== 0).length;

/** The memory with each run of zero words reduced to one word. */
function written(memory) {
  const words = new Uint32Array(memory.buffer);
  const kept = words.filter((word, i) => word !== 0 || (i > 0 && words[i - 1] !== 0));
  return new Uint8Array(kept.buffer);
}

const text = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
