// Faults of the engine, the platform and the caller, in every runtime where tests can cause them.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { consumer, temporaryFolder } from "../../kit/consumer.mjs";
import { testIn } from "../../kit/results.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import { instrument } from "./instrument.mjs";

const NO_SSE = ["--no-enable-ssse3", "--no-enable-sse4-1", "--no-enable-sse4-2", "--no-enable-avx"];
const LIMIT = ["--wasm-max-mem-pages=2048"];

/** Passes V8 flags to the runtimes that use V8. */
const v8 = (v8Flags) =>
  Object.fromEntries(["Node 24", "Deno", "workerd", "Chromium"].map((name) => [name, { v8Flags }]));

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

const engine = join(await consumer(), "node_modules/edge-argon2/edge_argon2_bg.wasm");
const altered = join(temporaryFolder("faults"), "altered.wasm");
writeFileSync(altered, instrument(readFileSync(engine)));

for (const [group, ways] of Object.entries(GROUPS)) {
  for (const [name, way] of Object.entries(ways)) {
    const options = { input: { group }, wasm: { "altered.wasm": altered }, ...way };
    const how = typeof way === "string" ? way : options;
    await testIn(runtimes[name], "portable/faults/suite.js", how, `${name}, ${group}`);
  }
}
