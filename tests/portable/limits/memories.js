// Watches the WebAssembly memories that the package makes, without keeping them alive. Import this
// before the package.

const RealInstance = WebAssembly.Instance;
let made = 0;
let latest;

/** The number of instances made so far. */
export const instances = () => made;

/** The latest instance's memory in 64 KiB pages; 0 if it has been collected. */
export const pages = () => (latest?.deref()?.buffer.byteLength ?? 0) / 65_536;

WebAssembly.Instance = function Instance(module, imports) {
  const instance = new RealInstance(module, imports);
  made += 1;
  latest = new WeakRef(instance.exports.memory);
  return instance;
};
