// Watches the WebAssembly memories that the package makes, without keeping them. Imported before
// the package.

const RealInstance = WebAssembly.Instance;
let made = 0;
let latest;

/** How many instances were made so far. */
export const instances = () => made;

/** Pages of 64 KiB in the memory of the latest instance; none if that is gone. */
export const pages = () => (latest?.deref()?.buffer.byteLength ?? 0) / 65_536;

WebAssembly.Instance = function Instance(module, imports) {
  const instance = new RealInstance(module, imports);
  made += 1;
  latest = new WeakRef(instance.exports.memory);
  return instance;
};
