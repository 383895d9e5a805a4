// Makes the publishable package in pkg/ and packs it: the .wasm from wasm-pack, the shim bundled from
// js/ with wasm-pack's glue, and pkg-template/.
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import * as esbuild from "esbuild";
import { optimizeWasm } from "./lib/optimize-wasm.mjs";
import { root, tarball } from "./lib/paths.mjs";
import { thirdPartyLicences } from "./lib/third-party-licences.mjs";
import { answerOf, runTool, seconds } from "./lib/tool.mjs";

const pkg = join(root, "pkg");
const template = join(root, "pkg-template");
const wasmPack = join(root, "target", "wasm-pack");
const glue = join(wasmPack, "edge_argon2_bg.js");
const migrateWasmPack = join(root, "target", "wasm-pack-migrate");
const migrateGlue = join(migrateWasmPack, "edge_argon2_migrate_bg.js");
const stamp = join(root, "dist", "inputs.sha256");

/** Everything that the package is made of; what else is in the repository cannot change it. */
export const SOURCES = [
  "Cargo.lock",
  "Cargo.toml",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "build",
  "build.rs",
  "js",
  "migrate",
  "package-lock.json",
  "pkg-template",
  "scripts/build.mjs",
  "scripts/lib/optimize-wasm.mjs",
  "scripts/lib/third-party-licences.mjs",
  "scripts/sbom/crates.mjs",
  "scripts/setup/wasm-bindgen/Cargo.lock",
  "src",
  "tsconfig.json",
  "wipe",
];

/** How the programs that make the package tell their versions. */
export const VERSIONS = {
  rustc: ["rustc", "-vV"],
  "wasm-pack": ["wasm-pack", "--version"],
  "wasm-bindgen-cli": ["wasm-bindgen", "--version"],
  binaryen: ["wasm-opt", "--version"],
  esbuild: ["esbuild", "--version"],
  node: ["node", "--version"],
  npm: ["npm", "--version"],
};

const TARGET = "es2022";

const ADAPTERS = ["better-auth", "convex-auth", "lucia"].map((name) => `js/adapters/${name}.ts`);
const DROP_INS = ["argon2", "hash-wasm", "node-crypto", "node-rs", "webcrypto"].map(
  (name) => `js/drop-in/${name}.ts`,
);

// The package itself stays an import: which of its entries that is, is the runtime's choice.
const ESM = {
  external: ["edge-argon2"],
  format: "esm",
  platform: "neutral",
  plugins: [{ name: "glue", setup: resolveGlue }],
};
/** For a shim beside the package's own, whose errors it throws. */
const ESM_BESIDE = { ...ESM, plugins: [...ESM.plugins, { name: "errors", setup: takeErrors }] };
const COMMON_JS = {
  external: ["edge-argon2"],
  format: "cjs",
  keepNames: true, // index.js has an Argon2id too
  outExtension: { ".js": ".cjs" },
  platform: "node", // so that Node finds the names of the exports
};

/**
 * Builds unless pkg/ and the tarball are already made from the sources as they are, by the tools as
 * they are.
 *
 * @param {"release" | "development"} [profile] a development build is large and slow, has names and
 *   assertions, and reports panics on the console
 */
export async function build(profile = "release") {
  const started = Date.now();
  const sources = await digest(SOURCES.map((path) => join(root, path)));
  const tools = Object.values(VERSIONS).map(([program, option]) => answerOf(program, [option]));
  const inputs = `${profile} ${sources}\n${tools.join("\n")}\n`;
  if ((await readFile(stamp, "utf8").catch(() => "")) === (await stampOf(inputs))) {
    console.log("build: pkg/ is up to date");
    return;
  }
  console.log("build: compiling pkg/ (usually 20 to 60 s)");
  await compileWasm(profile);
  await layOutPackage();
  await pack();
  await writeFile(stamp, await stampOf(inputs));
  console.log(`build: pkg/ and ${relative(root, tarball)} made in ${seconds(started)}`);
}

async function compileWasm(profile) {
  const development = profile === "development";
  // wasm-pack's own calls of cargo would write what Cargo.lock lacks, rather than refuse it.
  await run("cargo", ["fetch", "--locked", "--target", "wasm32-unknown-unknown"]);
  const features = development ? ["--features", "console_error_panic_hook"] : [];
  await compileCrate(".", wasmPack, "edge_argon2", { development, features });
  await compileCrate("migrate", migrateWasmPack, "edge_argon2_migrate", {
    development,
    rustFlags: ["-Ctarget-feature=+simd128"],
  });
  if (development) return;
  await optimizeWasm(join(wasmPack, "edge_argon2_bg.wasm"), { say });
  await optimizeWasm(join(migrateWasmPack, "edge_argon2_migrate_bg.wasm"), {
    say,
    passes: ["-O2"],
  });
}

async function compileCrate(folder, out, name, { development, features = [], rustFlags = [] }) {
  await rm(out, { recursive: true, force: true });
  const form = ["--target", "bundler", "--mode", "no-install", "--no-pack"];
  const profile = development ? "--dev" : "--release";
  const args = ["build", folder, ...form, "--out-dir", out, "--out-name", name, profile];
  await run("wasm-pack", [...args, ...features], rustFlags);
}

/** The glue is in wasm-pack's output; js/ has its types only. */
function resolveGlue({ onResolve }) {
  onResolve({ filter: /\/edge_argon2_bg\.js$/ }, () => ({ path: glue }));
  onResolve({ filter: /\/edge_argon2_migrate_bg\.js$/ }, () => ({ path: migrateGlue }));
}

/** One class of errors in all entries, so that `instanceof` holds. */
function takeErrors({ onResolve }) {
  onResolve({ filter: /\/errors\.js$/ }, () => ({ path: "edge-argon2", external: true }));
}

/**
 * Makes a function of wasm-bindgen's glue, to be called with the first hash. As a module it would
 * run at import: that is start-up time in a Worker, and where a runtime lacks text codecs it is an
 * error that nobody can catch. It is minified because nobody edits or reads what is generated.
 */
async function putOffGlue(glue) {
  const module = await readFile(glue, "utf8");
  const exported = /^export (?=(?:class|function) (\w+))/gm;
  const names = Array.from(module.matchAll(exported), ([, name]) => name);
  const body = module.replace(exported, "");
  if (names.length === 0 || /^(export|import)\b/m.test(body)) {
    throw new Error("wasm-bindgen's glue no longer exports only classes and functions");
  }
  const code = `export function makeGlue() {\n${body}\nreturn { ${names.join(", ")} };\n}\n`;
  const minified = await esbuild.transform(code, { minify: true, target: TARGET });
  await writeFile(glue, minified.code);
}

async function layOutPackage() {
  await rm(pkg, { recursive: true, force: true });
  await cp(template, pkg, { recursive: true });
  for (const [folder, name] of [
    [wasmPack, "edge_argon2_bg.wasm"],
    [migrateWasmPack, "edge_argon2_migrate_bg.wasm"],
  ]) {
    await cp(join(folder, name), join(pkg, name));
  }
  for (const name of ["README.md", "LICENSE-APACHE", "LICENSE-MIT"]) {
    await cp(join(root, name), join(pkg, name));
  }
  await writeFile(join(pkg, "THIRD-PARTY-LICENCES"), thirdPartyLicences());
  // The glue goes into the shim and the .wasm's text into wasm-inline.js: each further file takes a
  // new process half a millisecond.
  await putOffGlue(glue);
  await putOffGlue(migrateGlue);
  await bundle(["js/shim.ts"], ESM);
  await bundle({ "migrate-shim": "js/migrate/shim.ts" }, ESM_BESIDE);
  await cp(join(pkg, "wasm-inline.js"), join(pkg, "migrate-wasm-inline.js"));
  await inlineWasm("edge_argon2_bg.wasm", join(pkg, "wasm-inline.js"));
  await inlineWasm("edge_argon2_migrate_bg.wasm", join(pkg, "migrate-wasm-inline.js"));
  await bundle(["pkg/index.js", "pkg/migrate.js"], COMMON_JS);
  await bundle(ADAPTERS, ESM);
  await bundle(ADAPTERS, COMMON_JS);
  await bundle(DROP_INS, ESM);
  await bundle(DROP_INS, COMMON_JS);
  for (const name of await readdir(template)) {
    if (name.endsWith(".d.ts")) await cp(join(pkg, name), join(pkg, name.replace(/ts$/, "cts")));
  }
}

function bundle(entryPoints, form) {
  return esbuild.build({
    absWorkingDir: root,
    bundle: true,
    entryPoints,
    entryNames: "[name]",
    logLevel: "warning",
    outdir: pkg,
    target: TARGET,
    ...form,
  });
}

/** Text in a module is the one form of the .wasm that every bundler and runtime carries along. */
async function inlineWasm(name, path) {
  const wasm = await readFile(join(pkg, name));
  const parts = (await readFile(path, "utf8")).split("WASM_BASE64");
  if (parts.length !== 2) throw new Error(`${path} has no place for the .wasm`);
  await writeFile(path, parts.join(wasm.toString("base64")));
}

async function pack() {
  // npm packs the rights that files have, which would be those of the builder's umask.
  for (const name of await readdir(pkg)) await chmod(join(pkg, name), 0o644);
  await mkdir(dirname(tarball), { recursive: true });
  await run("npm", ["pack", pkg, "--pack-destination", dirname(tarball)]);
  const { name, version } = JSON.parse(await readFile(join(pkg, "package.json"), "utf8"));
  await rename(join(dirname(tarball), `${name}-${version}.tgz`), tarball);
}

const say = (text) => console.log(`build: ${text}`);

function run(command, args, rustFlags = []) {
  return runTool(command, args, {
    say,
    otherwise: `The build failed in ${command}: see its output above.`,
    env: { CARGO_ENCODED_RUSTFLAGS: [...remappedPaths(), ...rustFlags].join("\x1f") },
  });
}

/** Paths of this machine in the .wasm would make every machine's another. */
function remappedPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const registry = join(cargoHome, "registry", "src");
  const indices = existsSync(registry) ? readdirSync(registry) : [];
  const folders = [root, cargoHome, ...indices.map((index) => join(registry, index))];
  return folders.map((folder) => `--remap-path-prefix=${folder}=`);
}

/** What the stamp holds when this build is current: sources, tools, and what was made of them. */
async function stampOf(inputs) {
  return `${inputs} ${await digest([pkg, tarball])}\n`;
}

/** SHA-256 over names and contents of files and folders; missing ones count as such. */
async function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesIn(path)) {
      hash.update(`${relative(root, file)}\0`).update(await readFile(file).catch(() => "missing"));
    }
  }
  return hash.digest("hex");
}

async function filesIn(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
