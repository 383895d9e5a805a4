// Tests that every example's suite shares.

import { ok } from "../../kit/check.js";
import { checkTypes, dryRun } from "./production.mjs";

/** Base64 of WebAssembly begins like this; runtimes other than workerd get the engine in base64. */
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
