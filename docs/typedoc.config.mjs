// TypeDoc's options: one page for each entry of the package, from the comments beside its types.
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Converter } from "typedoc";

const root = join(import.meta.dirname, "..");
const { name, exports } = JSON.parse(readFileSync(join(root, "pkg-template/package.json"), "utf8"));

/** Nobody imports these: a manifest, a script for `new Worker`, and a module for other entries. */
const INTERNAL = ["./package.json", "./pool/worker", "./wasm-module"];

const modules = Object.keys(exports)
  .filter((entry) => !INTERNAL.includes(entry))
  .map((entry) => `js/{,adapters/,drop-in/}${entry === "." ? "index" : basename(entry)}.ts`);

/** Gives each module the name by which it is imported. */
function nameModules({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) {
      const entry = basename(module.name);
      module.name = entry === "index" ? name : `${name}/${entry}`;
    }
  });
}

/** @type {import("typedoc").TypeDocOptions} */
export default {
  name: "API",
  entryPoints: globSync(modules, { cwd: root }).map((path) => join(root, path)),
  tsconfig: join(root, "tsconfig.json"),
  plugin: ["typedoc-plugin-markdown", nameModules],
  router: "module",
  out: join(import.meta.dirname, "api"),
  readme: "none",
  disableSources: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  entryFileName: "index",
  excludeExternals: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  enumMembersFormat: "table",
  typeDeclarationFormat: "table",
  logLevel: "Warn",
  // Types of single parameters, which no entry exports because the libraries don't either.
  intentionallyNotExported: [
    ...["PlatformCrypto", "Argon2Subtle", "PlatformSubtle", "Source", "Argon2ReturnType"],
  ],
  treatWarningsAsErrors: true,
};
