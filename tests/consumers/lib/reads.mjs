// Finds which entries of the installed package a tool or runtime read, by the files' access times.
// That works for all of them and doesn't change the package. It needs a file system that keeps
// access times, as Linux and macOS do by default ("relatime" updates them at the first read after a
// change).
import { readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { equal } from "../../kit/check.js";

const LONG_AGO = new Date("2001-01-01");

const forget = (path) => utimesSync(path, LONG_AGO, statSync(path).mtime);
const wasRead = (path) => statSync(path).atime > LONG_AGO;

/**
 * Watches the files to which the package's exports map some subpaths.
 * @returns {(expected: string[]) => void} throws unless exactly these were read since, for example
 *   "index.js"
 */
export function watchReads(packageFolder, subpaths) {
  const pathOf = (file) => join(packageFolder, file);
  forget(pathOf("package.json"));
  const { exports } = JSON.parse(readFileSync(pathOf("package.json"), "utf8"));
  if (!wasRead(pathOf("package.json"))) {
    console.log("not checked: which entry is read, because no access times are kept here");
    return () => {};
  }
  const targets = JSON.stringify(subpaths.map((subpath) => exports[subpath]));
  const entries = [...new Set(targets.match(/[\w-]+\.c?js(?=")/g))].sort();
  for (const entry of entries) forget(pathOf(entry));
  return (expected) => {
    const read = entries.filter((entry) => wasRead(pathOf(entry)));
    equal(read.join(), expected.toSorted().join(), "entries that were read");
  };
}
