// `npm run docs [-- --port N]` serves the documentation site, and `npm run docs -- --build` leaves it in
// dist/site.
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { examples, installDependencies } from "../tools/examples.mjs";
import { report } from "../tools/failure.mjs";
import { installLocked } from "../tools/install.mjs";
import { root } from "../tools/paths.mjs";
import { handOver, runTool } from "../tools/process.mjs";
import { tool } from "../tools/programs.mjs";

const docs = join(root, "docs");
const playground = join(docs, "public/playground");
const ownTool = (name) => tool(name, name, join(docs, "node_modules"));
const say = (text) => console.log(`docs: ${text}`);

try {
  await installLocked(docs, say);
  say("writing the API reference …");
  await rm(join(docs, "api"), { recursive: true, force: true });
  await runTool([...ownTool("typedoc"), "--options", docs], {
    otherwise: "TypeDoc failed: see its output above, and correct the comment that it names.",
  });
  await addPlayground();
  const args = process.argv.slice(2);
  const command = args.includes("--build") ? ["build", docs] : ["dev", docs, ...args];
  process.exitCode = await handOver([...ownTool("vitepress"), ...command]);
} catch (error) {
  report(error);
  process.exitCode = 1;
}

/** Copies what the playground's own build leaves. */
async function addPlayground() {
  await rm(playground, { recursive: true, force: true });
  const folder = join(examples, "playground");
  await installDependencies(folder);
  await runTool(["npm", "run", "--silent", "build"], {
    cwd: folder,
    otherwise: "The playground could not be built: see the output above.",
  });
  await cp(join(folder, "public"), playground, { recursive: true });
}
