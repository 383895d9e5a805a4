// Reads the function bodies of a WebAssembly module or object as lists of instructions to compare.

import { bodiesOf, Reader } from "../../../tools/wasm-code.mjs";

/** Opcodes that the kernel consists of, with the shape of their immediates. */
const PLAIN = {
  3: "byte", // loop
  11: "none", // end
  13: "leb", // br_if
  32: "local", // local.get
  33: "local", // local.set
  34: "local", // local.tee
  65: "leb", // i32.const
  71: "none", // i32.ne
  106: "none", // i32.add
  107: "none", // i32.sub
};
const SIMD_PREFIX = 0xfd;
const SIMD = {
  0: "memory", // v128.load
  11: "memory", // v128.store
  12: "vector", // v128.const
  13: "vector", // i8x16.shuffle
  14: "none", // i8x16.swizzle
  80: "none", // v128.or
  81: "none", // v128.xor
  205: "none", // i64x2.shr_u
  206: "none", // i64x2.add
  222: "none", // i64x2.extmul_low_i32x4_u
};

/**
 * The instructions of each function, one per line. Tools that run after the linker may rename
 * locals and fold a set and a get into a tee. Neither changes the order of the other instructions,
 * so accesses to locals are left out. A function with an instruction that the kernel lacks is
 * `undefined`.
 *
 * @param {Uint8Array} wasm
 * @returns {(string | undefined)[]}
 */
export function instructionsOf(wasm) {
  return bodiesOf(wasm).map(read);
}

function read(body) {
  const reader = new BodyReader(body);
  for (let groups = reader.leb(); groups > 0; groups--) {
    reader.leb();
    reader.byte();
  }
  const lines = [];
  while (reader.at < body.length) {
    const first = reader.byte();
    const opcode = first === SIMD_PREFIX ? reader.leb() : first;
    const shape = (first === SIMD_PREFIX ? SIMD : PLAIN)[opcode];
    if (shape === undefined) return undefined;
    const immediate = reader[shape]();
    if (shape !== "local") lines.push(`${first} ${opcode} ${immediate}`);
  }
  return lines.join("\n");
}

class BodyReader extends Reader {
  none() {}

  local() {
    this.leb();
  }

  /** Reads the offset and skips the alignment, which is only a hint. */
  memory() {
    this.leb();
    return this.leb();
  }

  vector() {
    return this.take(16).join();
  }
}
