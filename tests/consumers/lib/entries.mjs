// Finds which entries of the installed package a tool or runtime read, by the files' access times.
// That works for all of them and doesn't change the package. It needs a file system that keeps
// access times, as Linux and macOS do by default ("relatime" updates them at the first read after a
// change).
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LONG_AGO = new Date("2001-01-01");

/** The files that the exports of "." name, such as "index.js". */
export async function entriesOf(packageFolder) {
  const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const files = new Set();
  const visit = (target) => {
    if (typeof target === "object") Object.values(target).forEach(visit);
    else if (!/\.d\.c?ts$/.test(target)) files.add(target.replace(/^\.\//, ""));
  };
  visit(manifest.exports["."]);
  return [...files].sort();
}

/** Starts over: `readSince` reports what is read from now on. */
export async function forgetReads(packageFolder, entries) {
  for (const entry of entries) {
    const path = join(packageFolder, entry);
    await utimes(path, LONG_AGO, (await stat(path)).mtime);
  }
}

export async function readSince(packageFolder, entries) {
  const wasRead = async (entry) => (await stat(join(packageFolder, entry))).atime > LONG_AGO;
  const read = await Promise.all(entries.map(wasRead));
  return entries.filter((_, i) => read[i]);
}

/** Whether the file system of `folder` keeps access times. */
export async function keepsAccessTimes(folder = tmpdir()) {
  const probe = await mkdtemp(join(folder, "probe-"));
  try {
    await writeFile(join(probe, "file"), "x");
    await forgetReads(probe, ["file"]);
    await readFile(join(probe, "file"));
    return (await readSince(probe, ["file"])).length === 1;
  } finally {
    await rm(probe, { recursive: true });
  }
}
