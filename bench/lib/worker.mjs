// The Worker that workerd runs, bundled with one peer.
import { hashRepeatedly } from "./hash-repeatedly.mjs";

/**
 * @param {object} peer an adapter of bench/peers
 * @param {Record<string, WebAssembly.Module>} modules its compiled wasm
 */
export function serve(peer, modules) {
  const hash = hashRepeatedly(peer, async () => modules);
  return {
    async fetch(request) {
      const { count, ...options } = Object.fromEntries(new URL(request.url).searchParams);
      if (count === "0") return new Response();
      const numbers = Object.entries(options).map(([key, value]) => [key, Number(value)]);
      try {
        const { tag } = await hash(Object.fromEntries(numbers), Number(count));
        return new Response(tag);
      } catch (error) {
        return new Response(error.message, { status: 500 });
      }
    },
  };
}
