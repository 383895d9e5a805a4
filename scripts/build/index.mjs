// Builds the publishable package in pkg/ and packs it, in three stages. A change reruns only the
// stages that it affects.
import { packed } from "./package.mjs";
import { shim } from "./shim.mjs";
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
