// Starts Workers on demand, in isolates of their own: /next/<name> says which one comes next, and any
// other path is its to answer. No two are alike to workerd's caches of compiled code.
const WORKERS = {
  bare: ({ BARE }) => BARE,
  imports: ({ IMPORTS }) => IMPORTS,
};

let number = 0;
let next;

export default {
  async fetch(request, env) {
    const [, step, name] = new URL(request.url).pathname.split("/");
    if (step !== "next") return worker(env).getEntrypoint().fetch(request);
    number += 1;
    const modules = {
      "main.js": { js: `// ${number}\n${WORKERS[name](env)}` },
      [env.WASM_NAME]: { wasm: numbered(env.WASM) },
    };
    next = { compatibilityDate: env.DATE, mainModule: "main.js", modules };
    return new Response();
  },
};

const worker = ({ LOADER }) => LOADER.get(String(number), () => next);

/** The same module with the number in a custom section of its own, called "n". */
function numbered(wasm) {
  const section = [0, 6, 1, "n".charCodeAt(0), ...new Uint8Array(Uint32Array.of(number).buffer)];
  const bytes = new Uint8Array(wasm.byteLength + section.length);
  bytes.set(new Uint8Array(wasm));
  bytes.set(section, wasm.byteLength);
  return bytes.buffer;
}
