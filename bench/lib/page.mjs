// Runs in the page that browsers load: hashes with any peer, by name.
import { hashRepeatedly } from "./hash-repeatedly.mjs";

const prepared = new Map();

/** @returns what `hashRepeatedly` returns, or `{ error }` */
globalThis.hashInPage = async (key, options, count) => {
  try {
    if (!prepared.has(key)) prepared.set(key, await prepare(key));
    return await prepared.get(key)(options, count);
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
};

async function prepare(key) {
  const peer = await import(`/peers/${key}.js`);
  return hashRepeatedly(peer, async () => {
    const compiled = Object.keys(peer.wasm ?? {}).map(async (name) => {
      return [name, await WebAssembly.compileStreaming(fetch(`/wasm/${key}/${name}.wasm`))];
    });
    return Object.fromEntries(await Promise.all(compiled));
  });
}
