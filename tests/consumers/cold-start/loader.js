// Starts each Worker on demand in a new isolate. /next/<name> chooses the next Worker, which
// answers all other paths. Each has a different number, so that workerd can't reuse compiled code.
const WORKERS = {
  bare: ({ BARE }) => BARE,
  imports: ({ IMPORTS }) => IMPORTS,
  hono: ({ HONO }) => HONO,
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

/** The same module with a custom section called "n" that holds the number. */
function numbered(wasm) {
  const section = [0, 6, 1, "n".charCodeAt(0), ...new Uint8Array(Uint32Array.of(number).buffer)];
  const bytes = new Uint8Array(wasm.byteLength + section.length);
  bytes.set(new Uint8Array(wasm));
  bytes.set(section, wasm.byteLength);
  return bytes.buffer;
}
