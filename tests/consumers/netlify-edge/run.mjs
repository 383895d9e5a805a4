// Runs the only ESZIP in out/ in Deno, which has no command for that format.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const { Parser } = await import(
  "./node_modules/@netlify/edge-bundler/deno/vendor/deno.land/x/eszip@v0.55.2/mod.ts"
);
const name = (await readdir("out")).find((file) => file.endsWith(".eszip"));
const parser = await Parser.createInstance();
const specifiers = await parser.parseBytes(await readFile(join("out", name)));
await parser.load();

// Modules import each other by paths, and packages by their names in the import map.
const { imports } = JSON.parse(await parser.getModuleSource("netlify:import-map"));
const folder = join(Deno.cwd(), "unpacked");
const unpacked = (specifier) => join(folder, new URL(specifier).pathname);
for (const specifier of specifiers.filter((each) => each.startsWith("file:"))) {
  let source = await parser.getModuleSource(specifier);
  for (const [from, to] of Object.entries(imports)) {
    if (to.startsWith("file:"))
      source = source.replaceAll(`from "${from}"`, `from "${unpacked(to)}"`);
  }
  await mkdir(join(unpacked(specifier), ".."), { recursive: true });
  await writeFile(unpacked(specifier), source);
}
const [entry] = specifiers.filter((each) => each.endsWith("/edge-functions/hash.js"));
const { default: handle } = await import(unpacked(entry));
console.log(await (await handle()).text());
