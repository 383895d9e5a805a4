// The .d.ts of each entry, bundled from the declarations in js/.
import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { root } from "../../tools/paths.mjs";

/**
 * Writes one self-contained .d.ts for each module, and the same as a .d.cts, which TypeScript reads
 * for `require`. tsconfig.json asks for `isolatedDeclarations`, so that no type has to be inferred.
 *
 * @param {string[]} modules paths from the root
 */
export async function bundleTypes(modules, folder) {
  await Promise.all(modules.map((module) => bundleEntry(module, folder)));
}

// Each entry is bundled by itself, because a module that two of them share would become a third file.
async function bundleEntry(module, folder) {
  const bundle = await rolldown({
    cwd: root,
    external: /^edge-argon2/, // so that a class is the same one in the types of all entries
    input: module,
    plugins: [dts({ emitDtsOnly: true, generator: "oxc", tsconfig: false })],
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({ dir: folder });
  await bundle.close();
  const path = join(folder, `${basename(module, ".ts")}.d.`);
  await cp(`${path}ts`, `${path}cts`);
}
