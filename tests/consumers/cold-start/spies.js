// Counts what is compiled and instantiated. Import this before the package.
export const count = { compiled: 0, instantiated: 0 };

const counted = (Real, name) =>
  class extends Real {
    constructor(...args) {
      super(...args);
      count[name] += 1;
    }
  };
WebAssembly.Module = counted(WebAssembly.Module, "compiled");
WebAssembly.Instance = counted(WebAssembly.Instance, "instantiated");

for (const [name, what] of [
  ["compile", "compiled"],
  ["compileStreaming", "compiled"],
  ["instantiate", "instantiated"],
  ["instantiateStreaming", "instantiated"],
]) {
  const real = WebAssembly[name];
  if (!real) continue;
  WebAssembly[name] = (...args) => {
    count[what] += 1;
    return real(...args);
  };
}
