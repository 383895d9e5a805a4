// Faults of the engine, of the platform and of the caller, in every runtime where they can be made.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { everywhere, runtimes } from "../engine/everywhere.mjs";
import { consumer } from "../harness/consumer.mjs";
import { instrument } from "./instrument.mjs";

const NO_SSE = ["--no-enable-ssse3", "--no-enable-sse4-1", "--no-enable-sse4-2", "--no-enable-avx"];
const LIMIT = ["--wasm-max-mem-pages=2048"];

/** Flags for V8, in each runtime's way. */
const v8 = (flags) => ({
  "Node 24": { flags },
  Deno: { flags: [`--v8-flags=${flags.join(",")}`] },
  workerd: { flags },
  Chromium: { flags: [`--js-flags=${flags.join(",")}`] },
});

const REFUSED_EARLIER = "workerd compiles the module itself and refuses to start the Worker";
const NO_LIMIT = "JavaScriptCore has no switch that limits memory, and Bun ends if the system does";

const GROUPS = {
  "faults on purpose": Object.fromEntries(Object.keys(runtimes).map((name) => [name, {}])),
  "a memory limit": { ...v8(LIMIT), Bun: NO_LIMIT },
  "no SIMD": {
    ...v8(NO_SSE),
    workerd: REFUSED_EARLIER,
    Bun: { env: { BUN_JSC_useWasmSIMD: "0" } },
  },
  "no compilation": {
    Chromium: { policy: "default-src 'self'; script-src 'self' 'nonce-map'" },
    workerd: { conditions: [] },
    "Node 24": "Node has no policy that forbids to compile WebAssembly",
    Deno: "Deno has no policy that forbids to compile WebAssembly",
    Bun: "Bun has no policy that forbids to compile WebAssembly",
  },
  loading: { workerd: { conditions: ["wintercg", "workerd"] } },
  "main thread": { Chromium: {} },
};

/** @returns {Promise<[string, Record<string, object | string>][]>} */
export async function plans() {
  const engine = join(await consumer(), "node_modules/edge-argon2/edge_argon2_bg.wasm");
  const wasm = { "altered.wasm": instrument(readFileSync(engine)) };
  return Object.entries(GROUPS).map(([group, ways]) => {
    const complete = ([runtime, way]) => [
      runtime,
      typeof way === "string" ? way : { suite: "faults", group, wasm, ...way },
    ];
    return [group, Object.fromEntries(Object.entries(ways).map(complete))];
  });
}

export async function run() {
  const results = [];
  const durations = {};
  for (const [, ways] of await plans()) {
    const outcome = await everywhere(ways);
    results.push(...outcome.results);
    Object.assign(durations, outcome.durations);
  }
  return { results, durations };
}
