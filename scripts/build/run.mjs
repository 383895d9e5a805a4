// `npm run build [-- --dev]`, and the first step of the commands that need the package.

import { report } from "../../tools/failure.mjs";
import { build } from "./index.mjs";

try {
  await build(process.argv.includes("--dev") ? "development" : "release");
} catch (error) {
  report(error);
  process.exitCode = 1;
}
