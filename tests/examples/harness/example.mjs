// The parts that every example's suite has in common.

import { ok } from "../../conformance/harness/check.js";
import { checkTypes, dryRun } from "./production.mjs";

/** How WebAssembly begins in base64: the carrier of the engine for other runtimes than workerd. */
const WASM_IN_BASE64 = "AGFzbQEAAAA";

/** Types hold, and `wrangler deploy --dry-run` bundles the engine as a WebAssembly module. */
export function deployable(test, folder) {
  test("its types hold", async () => {
    await checkTypes(folder);
    ok(true, "tsc passed");
  });

  test("wrangler deploy --dry-run bundles it with the engine as a module", async () => {
    const { files, script } = await dryRun(folder);
    ok(
      files.some((file) => file.endsWith("edge_argon2_bg.wasm")),
      `no engine in ${files.join(", ")}`,
    );
    ok(script.length > 0, "no script");
    ok(!script.includes(WASM_IN_BASE64), "the script carries the engine in base64");
  });
}
