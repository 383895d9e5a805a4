// The package for JSR: a module for each entry, which re-exports the same version from npm. So the
// exports' conditions choose the entry there, too, and a Worker gets its compiled module.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tools/paths.mjs";

const NAME = "@edge-argon2/edge-argon2";
export const JSR_FOLDER = join(root, "dist/jsr");

/** What JSR can't describe: a compiled module, a thread's script, and package.json. */
const NOT_THERE = /wasm-module|worker|package\.json/;

/** Writes the package into dist/jsr. Deno checks it against pkg/, before npm has the version. */
export function writeJsrPackage({ version, license, description, exports }) {
  rmSync(JSR_FOLDER, { recursive: true, force: true });
  mkdirSync(join(JSR_FOLDER, "node_modules"), { recursive: true });
  symlinkSync(join(root, "pkg"), join(JSR_FOLDER, "node_modules/edge-argon2"));
  const write = (file, text) => writeFileSync(join(JSR_FOLDER, file), text);
  const paths = Object.keys(exports).filter((path) => !NOT_THERE.test(path));
  const fileOf = (path) => (path === "." ? "./mod.ts" : `${path}.ts`);
  for (const path of paths) {
    const entry = path.replace(".", "edge-argon2");
    const code = readFileSync(join(root, "pkg", exports[path].default), "utf8");
    const names = /\bas default\b|^export default\b/m.test(code) ? ["*", "{ default }"] : ["*"];
    const lines = names.map((name) => `export ${name} from "${entry}";\n`);
    write(fileOf(path), `/**\n * ${description}\n * @module\n */\n${lines.join("")}`);
  }
  const config = {
    ...{ name: NAME, version, license, nodeModulesDir: "manual" },
    imports: { "edge-argon2": `npm:edge-argon2@${version}` },
    exports: Object.fromEntries(paths.map((path) => [path, fileOf(path)])),
  };
  write("deno.json", `${JSON.stringify(config, null, 2)}\n`);
}
