// `npm run build`, and the first half of `start`, `test` and `bench`.
import { build } from "../build.mjs";
import { report } from "./failure.mjs";

try {
  await build();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
