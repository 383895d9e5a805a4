// Watches how the package uses WebAssembly and randomness. Import this before the package.

import { countWritten } from "./residue.js";

const RealInstance = WebAssembly.Instance;
const realRandom = crypto.getRandomValues.bind(crypto);

/** Only this many instances are kept: each reserves gigabytes of addresses, which are limited. */
const REMEMBERED = 4;

/** The memory of each instance made so far, in order; `undefined` in place of old ones. */
export const memories = [];
export let randomCalls = 0;

/** How many bytes of a new instance's memory are not zero. */
export let constants = 0;
/** The exports of each instance, in the same order as `memories`. */
export const engines = [];

let substitute;
let nextTraps = false;
let nextSwitches = {};

/** Makes all later instances from this module instead of the package's own. */
export function useModule(module) {
  substitute = module;
}

/** Sets exported globals of the next instance as soon as it is made. */
export function switchInNextInstance(switches) {
  nextSwitches = switches;
}

/** Makes every function of the next instance end in a trap. */
export function trapInNextInstance() {
  nextTraps = true;
}

WebAssembly.Instance = function Instance(module, imports) {
  const real = new RealInstance(substitute ?? module, imports);
  remember(memories, real.exports.memory);
  remember(engines, real.exports);
  constants = countWritten(real.exports.memory);
  for (const [name, value] of Object.entries(nextSwitches)) real.exports[name].value = value;
  nextSwitches = {};
  if (!nextTraps) return real;
  nextTraps = false;
  return { exports: trapping(real.exports) };
};

function remember(list, item) {
  list.push(item);
  if (list.length > REMEMBERED) list[list.length - 1 - REMEMBERED] = undefined;
}

/** The same exports, but every function except wasm-bindgen's own traps. */
function trapping(exports) {
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const entries = Object.entries(exports).map(([name, value]) =>
    typeof value === "function" && !name.startsWith("__") ? [name, trap] : [name, value],
  );
  return Object.fromEntries(entries);
}

const setRandom = (value) =>
  Object.defineProperty(crypto, "getRandomValues", { value, configurable: true });
const countedRandom = (array) => {
  randomCalls += 1;
  return realRandom(array);
};
setRandom(countedRandom);

/** Runs `call` while the runtime refuses randomness, as Workers do at global scope. */
export function withoutRandom(call) {
  return withRandom(() => {
    throw new Error("Disallowed operation called within global scope");
  }, call);
}

/** Runs `call` while this function replaces `getRandomValues`. */
export async function withRandom(source, call) {
  setRandom(source);
  try {
    return await call();
  } finally {
    setRandom(countedRandom);
  }
}

/** Runs `call` while a global is missing. */
export function withoutGlobal(name, call) {
  return withGlobal(name, { value: undefined, configurable: true }, call);
}

/** Runs `call` while a descriptor replaces a global. */
export async function withGlobal(name, descriptor, call) {
  const original = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, descriptor);
  try {
    return await call();
  } finally {
    delete globalThis[name];
    if (original) Object.defineProperty(globalThis, name, original);
  }
}
