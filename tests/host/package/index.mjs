// The package as an artifact: its files, its manifest, its types.

import { collect } from "../../kit/collect.js";
import * as bundles from "./bundles.mjs";
import * as contents from "./contents.mjs";
import * as linters from "./linters.mjs";
import * as size from "./size.mjs";
import * as types from "./types.mjs";

export const run = () => collect([bundles, contents, linters, size, types], {});
