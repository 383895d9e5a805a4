// A suite is a folder with one *.test.mjs. It has the folder's name.

import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { tests } from "../tools/paths.mjs";

const FILES = ["{portable,host}/*/*.test.mjs", "{consumers,examples}/*.test.mjs"];

/** The paths of the suites' files by the suites' names. */
export const suites = new Map(
  globSync(FILES, { cwd: tests })
    .sort()
    .map((path) => [basename(dirname(path)), join(tests, path)]),
);
