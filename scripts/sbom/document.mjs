// The package's bill of materials, in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PackageURL } from "packageurl-js";
import { parse } from "smol-toml";
import { root, tarball } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { bindgenLock, WASM_PACK } from "../setup/cargo-programs.mjs";
import { publishedCrates } from "./crates.mjs";

const WASM = ["edge_argon2_bg.wasm", "edge_argon2_migrate_bg.wasm"];

/** Contains no dates and no random numbers, so the same package gives the same document. */
export function billOfMaterials() {
  const { crates, direct } = publishedCrates();
  // core, alloc and std come precompiled with rustc and end up in the .wasm like any other crate.
  const std = library("generic", "rust-std", rustcVersion(), "MIT OR Apache-2.0", {
    scope: "required",
  });
  const own = publishedPackage();
  const components = [...[...crates.values()].map(crateComponent), std, ...buildTools()];
  const needs = new Map([...crates].map(([id, crate]) => [refOf(id), crate.needs.map(refOf)]));
  needs.set(own.purl, [...direct.map(refOf), std.purl]);
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { lifecycles: [{ phase: "build" }], component: own },
    components,
    dependencies: [own, ...own.components, ...components].map(({ "bom-ref": ref }) => ({
      ref,
      dependsOn: needs.get(ref)?.sort(),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function publishedPackage() {
  const { name, version, license, description } = JSON.parse(read("pkg/package.json"));
  const components = WASM.map((file) => {
    return { type: "file", name: file, "bom-ref": file, hashes: hashesOf(join(root, "pkg", file)) };
  });
  const hashes = hashesOf(tarball);
  return library("npm", name, version, license, { description, hashes, components });
}

const crateComponent = ({ name, version, license, sha256, use }) =>
  library("cargo", name, version, license, {
    scope: use === "linked" ? "required" : "excluded",
    hashes: [hash("SHA-256", sha256)],
  });

/** The programs that build the package from its sources. rustc, Node and npm come with the machine. */
function buildTools() {
  const bindgen = parse(readFileSync(bindgenLock, "utf8")).package.find(
    ({ name }) => name === "wasm-bindgen-cli",
  );
  const fromCrates = ({ name, version }, sha256) =>
    program("cargo", name, version, [hash("SHA-256", sha256)]);
  return [
    program("generic", "rustc", rustcVersion()),
    fromCrates(WASM_PACK, WASM_PACK.sha256),
    fromCrates(bindgen, bindgen.checksum),
    ...["binaryen", "esbuild", "rolldown", "rolldown-plugin-dts"].map(fromNpm),
    fromNpm(`@esbuild/${process.platform}-${process.arch}`), // esbuild's program here
    program("generic", "node", process.versions.node),
    program("npm", "npm", answerOf("npm", ["--version"])),
  ];
}

function fromNpm(name) {
  const lock = JSON.parse(read("package-lock.json"));
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  const hex = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
  return program("npm", name, version, [hash("SHA-512", hex)]);
}

const rustcVersion = () => answerOf("rustc", ["--version"]).split(" ")[1];

/** What runs when the package is built, and isn't part of it. */
const program = (origin, name, version, hashes) =>
  component("application", origin, name, version, { scope: "excluded", hashes });

const library = (origin, name, version, license, rest) =>
  component("library", origin, name, version, { licenses: [{ expression: license }], ...rest });

/** A component named by its package URL, which also identifies it within the document. */
function component(type, origin, fullName, version, rest) {
  const [name, group] = fullName.split("/").reverse();
  const purl = purlOf(origin, group, name, version);
  return { type, group, name, version, "bom-ref": purl, purl, ...rest };
}

const purlOf = (...parts) => new PackageURL(...parts).toString();

/** The component of a crate, by its id. */
const refOf = (id) => purlOf("cargo", undefined, ...id.split("@"));

const hash = (alg, content) => ({ alg, content });

const hashesOf = (path) =>
  ["SHA-256", "SHA-512"].map((alg) =>
    hash(alg, createHash(alg.replace("-", "")).update(readFileSync(path)).digest("hex")),
  );

const read = (path) => readFileSync(join(root, path), "utf8");
