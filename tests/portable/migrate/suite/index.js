// Checks what edge-argon2/migrate promises, in whatever runtime imports this file.

import * as formats from "./formats.js";
import * as limits from "./limits.js";
import * as lists from "./lists.js";
import * as passwords from "./passwords.js";
import * as refusals from "./refusals.js";
import * as wiping from "./wiping.js";

export const suites = [wiping, formats, passwords, refusals, limits, lists];
