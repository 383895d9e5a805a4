// The package's bill of materials, in CycloneDX.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import { root, tarball } from "../../tools/paths.mjs";
import { publishedCrates } from "./crates.mjs";
import { buildTools, rustRelease } from "./tools.mjs";

const { ComponentScope, ComponentType } = Enums;

/** Contains no dates and no random numbers, so the same package gives the same document. */
export function billOfMaterials() {
  const bom = new Models.Bom();
  const own = publishedPackage();
  bom.metadata.component = own;
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Build);

  const { crates, direct } = publishedCrates();
  const components = new Map([...crates].map(([id, crate]) => [id, crateComponent(crate)]));
  for (const [id, { needs }] of crates) {
    for (const need of needs) components.get(id).dependencies.add(components.get(need).bomRef);
  }
  for (const id of direct) own.dependencies.add(components.get(id).bomRef);
  const std = standardLibrary();
  own.dependencies.add(std.bomRef);
  for (const component of [...components.values(), std, ...buildTools().map(toolComponent)]) {
    bom.components.add(component);
  }

  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const serializer = new Serialize.JsonSerializer(factory);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function publishedPackage() {
  const { name, version, license, description } = JSON.parse(
    readFileSync(join(root, "pkg/package.json"), "utf8"),
  );
  const own = component("npm", name, version, { type: ComponentType.Library, license });
  own.description = description;
  addHashes(own, tarball);
  for (const file of ["edge_argon2_bg.wasm", "edge_argon2_migrate_bg.wasm"]) {
    const wasm = new Models.Component(ComponentType.File, file, { bomRef: file });
    addHashes(wasm, join(root, "pkg", file));
    own.components.add(wasm);
  }
  return own;
}

function crateComponent({ name, version, license, sha256, use }) {
  const made = component("cargo", name, version, { type: ComponentType.Library, license });
  made.scope = use === "linked" ? ComponentScope.Required : ComponentScope.Excluded;
  made.hashes.set(Enums.HashAlgorithm["SHA-256"], sha256);
  return made;
}

/** core, alloc and std come precompiled with rustc and end up in the .wasm like any other crate. */
function standardLibrary() {
  const std = component("generic", "rust-std", rustRelease(), {
    type: ComponentType.Library,
    license: "MIT OR Apache-2.0",
  });
  std.scope = ComponentScope.Required;
  return std;
}

function toolComponent({ origin, name, version, task, digest }) {
  const made = component(origin, name, version, { type: ComponentType.Application });
  made.scope = ComponentScope.Excluded;
  made.description = task;
  if (digest) made.hashes.set(Enums.HashAlgorithm[digest.algorithm], digest.hex);
  return made;
}

/** A component named by its package URL, which also identifies it within the document. */
function component(origin, fullName, version, { type, license }) {
  const [name, namespace] = fullName.split("/").reverse();
  const purl = new PackageURL(origin, namespace, name, version).toString();
  const made = new Models.Component(type, name, { bomRef: purl, group: namespace, purl, version });
  if (license) made.licenses.add(new Models.LicenseExpression(license));
  return made;
}

function addHashes(made, path) {
  const content = readFileSync(path);
  for (const [algorithm, name] of [
    [Enums.HashAlgorithm["SHA-256"], "sha256"],
    [Enums.HashAlgorithm["SHA-512"], "sha512"],
  ]) {
    made.hashes.set(algorithm, createHash(name).update(content).digest("hex"));
  }
}
