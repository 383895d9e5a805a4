// The machine code that V8 compiles the comparison to, as V8's own disassembler prints it.

import { output } from "../../../tools/process.mjs";
import { node } from "../../../tools/programs.mjs";

const COMPILERS = {
  Liftoff: "--liftoff-only",
  TurboFan: "--no-liftoff",
};

/** Compiles a module and everything in it. */
const COMPILE = `new WebAssembly.Module(require("node:fs").readFileSync(process.argv[1]))`;

/** @returns {Promise<Record<string, string[]>>} by compiler, the function's instructions */
export async function machineCode(path, index) {
  const found = {};
  for (const [compiler, flag] of Object.entries(COMPILERS)) {
    const flags = [flag, "--no-wasm-lazy-compilation", `--print-wasm-code-function-index=${index}`];
    const text = await output([node(24), ...flags, "-e", COMPILE, path]);
    const listing = text.slice(text.indexOf(`compiler: ${compiler}`));
    found[compiler] = [...listing.matchAll(/^0x[0-9a-f]+ +[0-9a-f]+ {2}[0-9a-f]+ +(.+)$/gm)].map(
      ([, instruction]) => instruction.replace(/^REX\.W /, ""),
    );
  }
  return found;
}

const LOADS_BYTE = /^(movzx|movsx|cmp)b.*\[/;
const JUMPS = /^j(?!mp)/;
/** Compares the stack pointer with V8's limit. */
const GUARDS_STACK = /^cmpq rsp,/;
const COUNTS = /^(add|sub)l (\w+),/;

/**
 * Finds conditional jumps in x64 code that come after the first read of a tag's byte and neither
 * count bytes nor guard the stack.
 * @param {string[]} instructions
 */
export function suspiciousJumps(instructions) {
  const first = instructions.findIndex((instruction) => LOADS_BYTE.test(instruction));
  return instructions.filter((instruction, index) => {
    if (!JUMPS.test(instruction) || index < first) return false;
    const condition = instructions[index - 1];
    if (GUARDS_STACK.test(condition) || COUNTS.test(condition)) return false;
    // Liftoff counts, copies the count, and tests it.
    const counted = COUNTS.exec(instructions[index - 3])?.[2];
    return condition !== `testl ${counted},${counted}`;
  });
}
