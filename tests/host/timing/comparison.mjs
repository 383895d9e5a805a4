// Finds the function of the published .wasm that compares tags and what its branches depend on, and
// makes a module that exports it. All other bytes of that module are the published ones.

import binaryen from "binaryen";

const PARAMETERS = 4; // tag, length, stored tag, length
const EXPORT_SECTION = 7;
const HEADER_BYTES = 8;

/** A comparison that stops at the first difference. Every check must reject it. */
export const EARLY_EXIT = `(module
  (memory (export "memory") 1)
  (func $is_same (export "is_same") (param $tag i32) (param $length i32) (param $stored i32)
    (param i32) (result i32)
    (loop $next
      (if (i32.ne (i32.load8_u (local.get $tag)) (i32.load8_u (local.get $stored)))
        (then (return (i32.const 0))))
      (local.set $tag (i32.add (local.get $tag) (i32.const 1)))
      (local.set $stored (i32.add (local.get $stored) (i32.const 1)))
      (br_if $next
        (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
    (i32.const 1)))`;

export function earlyExit() {
  const module = binaryen.parseText(EARLY_EXIT);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

/**
 * Finds functions with the shape of a comparison: they take two slices, and have one loop, which
 * reads two single bytes and writes nothing.
 * @returns {{ index: number, conditions: string[] }[]} their indices in the module, and each branch
 *   condition that depends on what they read
 */
export function comparisons(wasm) {
  const module = binaryen.readBinary(wasm);
  module.setFeatures(binaryen.Features.All);
  const found = [];
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const info = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
    const { params, results, body } = info;
    if (binaryen.expandType(params).length !== PARAMETERS || results !== binaryen.i32) continue;
    const nodes = body ? [...expressions(body)] : [];
    if (nodes.some(({ isForeign }) => isForeign)) continue;
    const count = (id) => nodes.filter((node) => node.id === id).length;
    const bytesRead = nodes.filter(({ id, bytes }) => id === binaryen.LoadId && bytes === 1).length;
    if (count(binaryen.LoopId) !== 1 || count(binaryen.StoreId) > 0 || bytesRead !== 2) continue;
    found.push({ index, conditions: dataDependentConditions(module, info) });
  }
  module.dispose();
  return found;
}

/** The kinds of expressions that a comparison may consist of, and which properties hold others. */
const CHILDREN = new Map([
  [binaryen.BinaryId, ["left", "right"]],
  [binaryen.BlockId, ["children"]],
  [binaryen.BreakId, ["condition", "value"]],
  [binaryen.CallId, ["operands"]],
  [binaryen.ConstId, []],
  [binaryen.DropId, ["value"]],
  [binaryen.GlobalGetId, []],
  [binaryen.GlobalSetId, ["value"]],
  [binaryen.IfId, ["condition", "ifTrue", "ifFalse"]],
  [binaryen.LoadId, ["ptr"]],
  [binaryen.LocalGetId, []],
  [binaryen.LocalSetId, ["value"]],
  [binaryen.LoopId, ["body"]],
  [binaryen.NopId, []],
  [binaryen.ReturnId, ["value"]],
  [binaryen.SelectId, ["condition", "ifTrue", "ifFalse"]],
  [binaryen.StoreId, ["ptr", "value"]],
  [binaryen.UnaryId, ["value"]],
]);

/** An expression and all expressions inside it. */
function* expressions(pointer) {
  const id = binaryen.getExpressionId(pointer);
  if (!CHILDREN.has(id)) {
    yield { id, isForeign: true };
    return;
  }
  const info = binaryen.getExpressionInfo(pointer);
  yield info;
  for (const child of CHILDREN.get(id).flatMap((part) => info[part])) {
    if (child) yield* expressions(child);
  }
}

const CONDITIONAL = new Set([binaryen.IfId, binaryen.BreakId, binaryen.SelectId]);

/** Branches, in a function and those it calls, that depend on memory or on a call's result. */
function dataDependentConditions(module, { name, body }, readsData = () => false) {
  const nodes = [...expressions(body)];
  const data = new Set();
  const isData = (pointer) =>
    [...expressions(pointer)].some(
      ({ id, index }) =>
        id === binaryen.LoadId ||
        id === binaryen.CallId ||
        (id === binaryen.LocalGetId && (data.has(index) || readsData(index))),
    );
  // This repeats until it finds nothing more, because a loop carries data back to its start.
  for (let before = -1; before !== data.size; ) {
    before = data.size;
    for (const { id, index, value } of nodes) {
      if (id === binaryen.LocalSetId && isData(value)) data.add(index);
    }
  }
  const branches = ({ id, condition }) => CONDITIONAL.has(id) && condition && isData(condition);
  const own = nodes
    .filter((node) => node.isForeign || branches(node))
    .map(({ id }) => `expression of kind ${id} in ${name}`);
  const called = nodes.filter(({ id }) => id === binaryen.CallId).map(({ target }) => target);
  return [...new Set(called)].reduce((conditions, target) => {
    const callee = binaryen.getFunctionInfo(module.getFunction(target));
    // The parameters of the callee may be what was read.
    return conditions.concat(dataDependentConditions(module, callee, () => true));
  }, own);
}

/** The module with one more export: the function with this index, as `is_same`. */
export function exporting(wasm, index) {
  const name = new TextEncoder().encode("is_same");
  const entry = [name.length, ...name, 0, ...leb(index)];
  const parts = [wasm.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const [size, start] = readLeb(wasm, at + 1);
    const content = wasm.subarray(start, start + size);
    if (wasm[at] === EXPORT_SECTION) {
      const [count, entries] = readLeb(content, 0);
      const extended = [...leb(count + 1), ...content.subarray(entries), ...entry];
      parts.push([EXPORT_SECTION, ...leb(extended.length)], extended);
    } else {
      parts.push(wasm.subarray(at, start + size));
    }
    at = start + size;
  }
  return Buffer.concat(parts.map((part) => Uint8Array.from(part)));
}

/** Encodes unsigned LEB128. */
function leb(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** @returns {[number, number]} the value and where it ends */
function readLeb(bytes, start) {
  let value = 0;
  for (let at = start, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value >>> 0, at];
  }
}
