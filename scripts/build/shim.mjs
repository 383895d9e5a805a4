// The JavaScript of the package: js/ bundled with wasm-bindgen's glue, the entries of pkg-template/,
// and the .wasm as text; and the types of each entry.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "../../tools/paths.mjs";
import { bundleTypes } from "./types.mjs";
import { CRATES, LANES, wasm } from "./wasm.mjs";

const TEMPLATE = "pkg-template";
/** Everything in the package that changes with the code. */
export const SHIM = "target/shim";
const folder = join(root, SHIM);

/** @type {import("./stage.mjs").Stage} */
export const shim = {
  name: "shim",
  says: "bundling the shim",
  sources: [
    "js",
    "package-lock.json", // pins rolldown's plugin, which no command prints the version of
    TEMPLATE,
    "scripts/build/shim.mjs",
    "scripts/build/types.mjs",
    "tsconfig.json",
    ...wasm.outputs,
  ],
  tools: { esbuild: ["esbuild", "--version"], rolldown: ["rolldown", "--version"] },
  outputs: [SHIM],
  make: bundleShim,
};

const TARGET = "es2022";

const ADAPTERS = ["adonisjs", "better-auth", "convex-auth", "lucia"].map(
  (name) => `js/adapters/${name}.ts`,
);
const DROP_INS = ["argon2", "hash-wasm", "node-crypto", "node-rs", "webcrypto"].map(
  (name) => `js/drop-in/${name}.ts`,
);

/** The modules whose exports have the types of an entry's. */
const TYPES = [
  ...ADAPTERS,
  ...DROP_INS,
  "js/index.ts",
  "js/migrate.ts",
  "js/pool.ts",
  "js/wasm-module.ts",
];

// The package itself stays an import, so that the runtime chooses its entry.
const ESM = {
  external: ["edge-argon2"],
  format: "esm",
  platform: "neutral",
  plugins: [{ name: "glue", setup: resolveGlue }],
};
/** For a second shim, which throws the errors of the package's own. */
const ESM_BESIDE = { ...ESM, plugins: [...ESM.plugins, { name: "errors", setup: takeErrors }] };
const COMMON_JS = {
  external: ["edge-argon2"],
  format: "cjs",
  keepNames: true, // esbuild renames the class Argon2id, because index.js declares one too
  outExtension: { ".js": ".cjs" },
  platform: "node", // so that Node finds the names of the exports
};

async function bundleShim() {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, TEMPLATE), folder, { recursive: true });
  for (const { name, out } of CRATES) {
    await cp(join(root, out, `${name}_bg.wasm`), join(folder, `${name}_bg.wasm`));
  }
  // The glue goes into the shim and the .wasm's text into wasm-inline.js, because each further file
  // costs a new process half a millisecond.
  await bundle(["js/shim.ts"], ESM);
  await bundle({ "migrate-shim": "js/migrate/shim.ts" }, ESM_BESIDE);
  await bundlePool();
  await bundleProgram();
  await cp(join(folder, "wasm-inline.js"), join(folder, "migrate-wasm-inline.js"));
  await inlineWasm("edge_argon2_bg.wasm", join(folder, "wasm-inline.js"));
  await inlineWasm("edge_argon2_migrate_bg.wasm", join(folder, "migrate-wasm-inline.js"));
  await bundle(["node.js"], { ...ESM, absWorkingDir: folder, allowOverwrite: true });
  await bundle(["index.js", "migrate.js", "pool.js"], { ...COMMON_JS, absWorkingDir: folder });
  await bundle(ADAPTERS, ESM);
  await bundle(ADAPTERS, COMMON_JS);
  await bundle(DROP_INS, ESM);
  await bundle(DROP_INS, COMMON_JS);
  await bundleTypes(TYPES, folder);
}

/** The pool shares the shim's modules, and brings the code of its threads and the module for lanes. */
async function bundlePool() {
  await bundle({ "pool-worker": "js/pool/worker.ts" }, { ...ESM, format: "iife", minify: true });
  const parts = {
    threadCode: await readFile(join(folder, "pool-worker.js"), "utf8"),
    lanesWasm: await readFile(join(root, LANES), "base64"),
  };
  const contents = Object.entries(parts)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
    .join("\n");
  const setup = ({ onLoad, onResolve }) => {
    onResolve({ filter: /\/parts\.js$/ }, ({ path }) => ({ path, namespace: "parts" }));
    onLoad({ filter: /./, namespace: "parts" }, () => ({ contents }));
    onResolve({ filter: /\/shim\.ts$/ }, () => ({ path: "./shim.js", external: true }));
  };
  const plugins = [{ name: "pool", setup }];
  const entries = { "pool-shim": "js/pool/index.ts", "pool-in-place": "js/pool/in-place.ts" };
  await bundle(entries, { ...ESM, plugins });
}

/** The program imports the package's entries, and brings no second copy of what they have. */
async function bundleProgram() {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const setup = ({ onResolve }) => {
    onResolve({ filter: /\/migrate\/shim\.ts$/ }, () => ({
      path: "./migrate-shim.js",
      external: true,
    }));
  };
  await bundle(
    { cli: "js/cli/main.ts" },
    {
      ...ESM,
      banner: { js: "#!/usr/bin/env node" },
      define: { VERSION: JSON.stringify(version) },
      external: ["edge-argon2", "node:*"],
      plugins: [{ name: "program", setup }],
    },
  );
}

function bundle(entryPoints, form) {
  return esbuild.build({
    absWorkingDir: root,
    bundle: true,
    entryPoints,
    entryNames: "[name]",
    logLevel: "warning",
    outdir: folder,
    target: TARGET,
    ...form,
  });
}

/** The glue is in wasm-pack's output; js/ has only its types. */
function resolveGlue({ onLoad, onResolve }) {
  onResolve({ filter: /\/edge_argon2(_migrate)?_bg\.js$/ }, ({ path }) => {
    const { out, name } = CRATES.find((crate) => path.endsWith(`/${crate.name}_bg.js`));
    return { path: join(root, out, `${name}_bg.js`) };
  });
  onLoad({ filter: /_bg\.js$/ }, async ({ path }) => ({ contents: await deferGlue(path) }));
}

/** All entries share one error class, so that `instanceof` works. */
function takeErrors({ onResolve }) {
  onResolve({ filter: /\/errors\.ts$/ }, () => ({ path: "edge-argon2", external: true }));
}

/** The glue frees forgotten objects with these. Here each object is consumed by its one call. */
const UNUSED = /^.*(?:Finalization\b|\bSymbol\.dispose\b)[^;]*;$|^ {4}free\(\) \{[^}]*\}$/gm;

/**
 * Turns wasm-bindgen's glue into a function, which the first hash calls. As a module, it would run
 * at import: it would add to a Worker's start-up time and, in a runtime without text codecs, throw
 * an error that nobody can catch. It is minified because nobody reads or edits generated code.
 */
async function deferGlue(glue) {
  const module = await readFile(glue, "utf8");
  const exported = /^export (?=(?:class|function) (\w+))/gm;
  const names = Array.from(module.matchAll(exported), ([, name]) => name);
  const body = module.replace(exported, "").replace(UNUSED, "");
  if (names.length === 0 || /^(export|import)\b/m.test(body)) {
    throw new Error("wasm-bindgen's glue no longer exports only classes and functions");
  }
  const code = `export function makeGlue() {\n${body}\nreturn { ${names.join(", ")} };\n}\n`;
  const minified = await esbuild.transform(code, { minify: true, target: TARGET });
  return minified.code;
}

/** Text in a module is the only form of the .wasm that every bundler and runtime supports. */
async function inlineWasm(name, path) {
  const wasm = await readFile(join(folder, name));
  const parts = (await readFile(path, "utf8")).split("WASM_BASE64");
  if (parts.length !== 2) throw new Error(`${path} has no place for the .wasm`);
  await writeFile(path, parts.join(wasm.toString("base64")));
}
