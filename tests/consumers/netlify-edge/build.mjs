import { mkdir } from "node:fs/promises";
import { bundle } from "@netlify/edge-bundler";

const here = process.cwd();
await mkdir("vendored");
await bundle(["netlify/edge-functions"], "out", [{ function: "hash", path: "/" }], {
  basePath: here,
  vendorDirectory: "vendored",
});
