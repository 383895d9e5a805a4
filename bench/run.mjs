// `npm run bench`: measures the packed package against its peers, all in the same run.
import { writeFile } from "node:fs/promises";
import { report } from "../tools/failure.mjs";
import { seconds } from "../tools/process.mjs";
import { installPackage, installPeers } from "./lib/install.mjs";
import { HELP, readOptions } from "./lib/options.mjs";

const say = (text) => console.error(text);

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await benchmark(options);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();

async function benchmark({ suite, json, ...options }) {
  const started = Date.now();
  await installPeers(say);
  const version = await installPackage(options.package, say);
  // What a suite imports has only just been installed.
  const { measure } = await import(`./${suite}/index.mjs`);
  const { render } = await import("./lib/table.mjs");
  const tables = await measure({ ...options, version, say });
  console.log(tables.map(render).join("\n\n"));
  if (json) await writeFile(json, `${JSON.stringify(tables, null, 2)}\n`);
  say(`Measured in ${seconds(started)}.`);
}
