// The licenses of the code that is linked into the .wasm, which must be distributed with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { publishedCrates } from "../sbom/crates.mjs";

/** In order of preference: if a crate offers several licenses, the MIT license is chosen. */
const CHOICES = [/^LICEN[CS]E-MIT/i, /^LICEN[CS]E(\.|$)/i];
/** Licenses that apply whatever the choice, for example Unicode's for its tables. */
const FURTHER = /^LICEN[CS]E-(?!MIT|APACHE)/i;

const INTRODUCTION = `The WebAssembly of this package contains code of Rust's standard library, copyright The Rust
Project contributors, under the MIT license (https://www.rust-lang.org/policies/licenses), and of
the following crates.
`;

/** @returns {string} each license text once, below the names of the crates that it covers */
export function thirdPartyLicenses() {
  const crates = [...publishedCrates().crates.values()].filter(({ use }) => use === "linked");
  const byText = Map.groupBy(crates, licenseText);
  const sections = [...byText].map(([text, crates]) => {
    const names = crates.map(({ name, version, license }) => `${name} ${version} (${license})\n`);
    return `${"=".repeat(100)}\n${names.join("")}\n${text}\n`;
  });
  return [INTRODUCTION, ...sections].join("\n");
}

function licenseText({ name, folder }) {
  const files = readdirSync(folder).sort();
  const chosen = CHOICES.map((choice) => files.find((file) => choice.test(file))).find(Boolean);
  if (!chosen) throw new Failure(`The crate ${name} brings no license text that can be passed on.`);
  return [chosen, ...files.filter((file) => FURTHER.test(file))]
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim())
    .join("\n\n");
}
