// `npm run bench`: measures the packed package against its peers, all in the same run.
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

async function benchmark(options) {
  const started = Date.now();
  await installPeers(say);
  const version = await installPackage(options.package, say);
  // Each suite is a folder. It returns what to print.
  const { measure } = await import(`./${options.suite}/index.mjs`);
  console.log(await measure({ ...options, version, say }));
  say(`Measured in ${seconds(started)}.`);
}
