// Anyone who builds the sources can tell whether the published package was built from them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as check from "../conformance/harness/check.js";
import { root } from "../harness/paths.mjs";
import { cleanBuild } from "./clean-build.mjs";

export const name = "reproducible";

export async function define(test) {
  const clean = await cleanBuild();
  const differs = (path) => !readFileSync(join(root, path)).equals(readFileSync(join(clean, path)));

  test("two clean builds in two places give the same .wasm, byte for byte", () => {
    check.equal(differs("pkg/edge_argon2_bg.wasm"), false, "the .wasm differs");
  });

  test("two clean builds in two places give the same files and the same tarball", () => {
    const files = readdirSync(join(root, "pkg"));
    check.equal(readdirSync(join(clean, "pkg")).join(" "), files.join(" "), "files");
    const others = files.filter((file) => differs(join("pkg", file)));
    check.equal(others.join(" "), "", "files that differ");
    check.equal(differs("dist/edge-argon2.tgz"), false, "the tarball differs");
  });
}
