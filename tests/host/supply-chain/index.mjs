// Where the package comes from: that builds are reproducible, and which sources and steps they use.

import { collect } from "../../kit/collect.js";
import * as crates from "./crates.mjs";
import * as npm from "./npm.mjs";
import * as publishedFile from "./published-file.mjs";
import * as release from "./release.mjs";
import * as reproducible from "./reproducible.mjs";
import * as sbom from "./sbom.mjs";
import * as vetting from "./vetting.mjs";
import * as workflows from "./workflows.mjs";

export const run = () =>
  collect([crates, vetting, npm, workflows, publishedFile, release, sbom, reproducible], {});
