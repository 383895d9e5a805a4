// `npm run sbom`: writes the packed package's bill of materials, to attach to a release. The
// package itself doesn't contain it, because installing it brings in no other packages.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { root, sbom } from "../tools/paths.mjs";
import { billOfMaterials } from "./sbom/document.mjs";

writeFileSync(sbom, billOfMaterials());
console.log(`sbom: ${relative(root, sbom)} written`);
