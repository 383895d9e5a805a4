// `npm run sbom`: writes what the packed package is made of and with, for attaching to a release.
// The package itself does not carry it: who installs it gets no other package to account for.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { report } from "../tools/failure.mjs";
import { root, sbom } from "../tools/paths.mjs";
import { billOfMaterials } from "./sbom/document.mjs";

try {
  writeFileSync(sbom, billOfMaterials());
  console.log(`sbom: ${relative(root, sbom)} written`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
