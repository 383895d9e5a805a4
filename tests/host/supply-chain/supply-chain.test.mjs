// Where the package comes from: that builds are reproducible, and which sources and steps they use.

import "./crates.mjs";
import "./vetting.mjs";
import "./npm.mjs";
import "./workflows.mjs";
import "./published-file.mjs";
import "./release.mjs";
import "./sbom.mjs";
import "./reproducible.mjs";
