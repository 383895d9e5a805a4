// `npm run build [-- --dev]`, and the first step of the commands that need the package: makes what
// is not up to date. A development build is large and slow, has names and assertions, and reports
// panics on the console.
import { relative } from "node:path";
import { report } from "../../tools/failure.mjs";
import { root, tarball } from "../../tools/paths.mjs";
import { seconds } from "../../tools/process.mjs";
import { STAGES } from "./index.mjs";
import { update } from "./stage.mjs";

const profile = process.argv.includes("--dev") ? "development" : "release";
const started = Date.now();
try {
  let isMade = false;
  for (const stage of STAGES) isMade = (await update(stage, profile)) || isMade;
  const made = `pkg/ and ${relative(root, tarball)} made in ${seconds(started)}`;
  console.log(`build: ${isMade ? made : "pkg/ is up to date"}`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
