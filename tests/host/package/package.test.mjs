// The package as an artifact: its files, its manifest, its types.

import "./bundles.mjs";
import "./contents.mjs";
import "./linters.mjs";
import "./size.mjs";
import "./types.mjs";
