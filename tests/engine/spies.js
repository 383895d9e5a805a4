// Watches what the package does with WebAssembly and randomness. Imported before the package.

const RealInstance = WebAssembly.Instance;
const realRandom = crypto.getRandomValues.bind(crypto);

/** The memories of all instances made so far, the first one first. */
export const memories = [];
export let randomCalls = 0;

let nextTraps = false;

/** Makes every function of the next instance end in a trap. */
export function trapInNextInstance() {
  nextTraps = true;
}

WebAssembly.Instance = function Instance(module, imports) {
  const real = new RealInstance(module, imports);
  memories.push(real.exports.memory);
  if (!nextTraps) return real;
  nextTraps = false;
  return { exports: trapping(real.exports) };
};

/** The same exports, but whatever is not wasm-bindgen's own machinery traps. */
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
export async function withoutRandom(call) {
  setRandom(() => {
    throw new Error("Disallowed operation called within global scope");
  });
  try {
    return await call();
  } finally {
    setRandom(countedRandom);
  }
}

/** Runs `call` while a global is missing. */
export async function withoutGlobal(name, call) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  try {
    return await call();
  } finally {
    Object.defineProperty(globalThis, name, descriptor);
  }
}
