// Builds the publishable package in pkg/ and packs it, in three stages. A change reruns only the
// stages that it affects.
import { relative } from "node:path";
import { root, tarball } from "../../tools/paths.mjs";
import { seconds } from "../../tools/process.mjs";
import { packed } from "./package.mjs";
import { shim } from "./shim.mjs";
import { update } from "./stage.mjs";
import { wasm } from "./wasm.mjs";

/** In order: each stage uses what the one before has made. */
export const STAGES = [wasm, shim, packed];

const OUTPUTS = STAGES.flatMap(({ outputs }) => outputs);

/** Everything that the package is made of; nothing else in the repository can change it. */
export const SOURCES = STAGES.flatMap(({ sources }) => sources).filter(
  (path) => !OUTPUTS.includes(path),
);

/** The commands that print the versions of the programs that build the package. */
export const VERSIONS = Object.assign({}, ...STAGES.map(({ tools }) => tools));

/**
 * Builds what is not up to date.
 *
 * @param {"release" | "development"} [profile] a development build is large and slow, has names and
 *   assertions, and reports panics on the console
 */
export async function build(profile = "release") {
  const started = Date.now();
  let isMade = false;
  for (const stage of STAGES) isMade = (await update(stage, profile)) || isMade;
  console.log(
    isMade
      ? `build: pkg/ and ${relative(root, tarball)} made in ${seconds(started)}`
      : "build: pkg/ is up to date",
  );
}
