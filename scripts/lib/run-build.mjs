// `npm run build [-- --dev]`, and the first half of every other command.
import { build } from "../build.mjs";
import { report } from "./failure.mjs";

try {
  await build(process.argv.includes("--dev") ? "development" : "release");
} catch (error) {
  report(error);
  process.exitCode = 1;
}
