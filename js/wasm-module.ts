/** The compiled module; for rebundled.js. */
declare const module: WebAssembly.Module;
export default module;
