// Adds switches for faults to the published engine. The code stays the same, except that a switch
// can make `memory.grow` fail, or a call of the compression function trap or overflow the stack.

import binaryen from "binaryen";

const { SIMD128, BulkMemory, MutableGlobals, ReferenceTypes, Multivalue } = binaryen.Features;
const { NontrappingFPToInt, SignExt } = binaryen.Features;
const FEATURES =
  SIMD128 |
  BulkMemory |
  MutableGlobals |
  ReferenceTypes |
  Multivalue |
  NontrappingFPToInt |
  SignExt;
/** Only the compression function multiplies the low halves of words. */
const KERNEL_INSTRUCTION = "i64x2.extmul_low_i32x4_u";
const FUNCTION_HEAD = /^ \(func .*\n(?: {2}\(local .*\n)*/;
const STACK_POINTER = /\(global (\S+) (\(mut i32\) \(i32\.const 1048576\))\)/;

// A switch says how many calls from now one fails: 1 means the next call, and 0 means none.
const countdown = (name, fault) => `
  (if (global.get $${name}) (then
   (global.set $${name} (i32.sub (global.get $${name}) (i32.const 1)))
   (if (i32.eqz (global.get $${name})) (then ${fault}))))`;
const declare = (name) => ` (global $${name} (export "${name}") (mut i32) (i32.const 0))\n`;

const SWITCHES = `${["refused_grow", "trapping_block", "overflowing_block"].map(declare).join("")}
 (func $grow (param $pages i32) (result i32)
  ${countdown("refused_grow", "(return (i32.const -1))")}
  (memory.grow (local.get $pages)))
 (func $before_block
  ${countdown("trapping_block", "(unreachable)")}
  ${countdown("overflowing_block", "(call $overflow (i32.const 1))")})
 (func $overflow (param $depth i32)
  (if (local.get $depth) (then
   (call $overflow (i32.add (local.get $depth) (i32.const 1)))
   (call $overflow (local.get $depth)))))
`;

/**
 * @param {Uint8Array} wasm the published engine
 * @returns {Uint8Array} an engine that exports the switches as globals, and as `stack_pointer` the
 *   top of Rust's stack in linear memory
 */
export function instrument(wasm) {
  const functions = disassemble(wasm).split(/^(?= \(func )/m);
  const faulty = functions.map((text) => {
    const refusable = text.replaceAll("(memory.grow", "(call $grow");
    if (!text.includes(KERNEL_INSTRUCTION)) return refusable;
    return refusable.replace(FUNCTION_HEAD, (head) => `${head}  (call $before_block)\n`);
  });
  const whole = faulty.join("").replace(/\)\s*$/, `${SWITCHES})`);
  return assemble(whole.replace(STACK_POINTER, '(global $1 (export "stack_pointer") $2)'));
}

function disassemble(wasm) {
  const module = binaryen.readBinary(wasm);
  const text = module.emitText();
  module.dispose();
  return text;
}

function assemble(text) {
  const module = binaryen.parseText(text);
  module.setFeatures(FEATURES);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}
