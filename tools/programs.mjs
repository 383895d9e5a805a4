// Finds the programs that the project runs, and installs those that neither npm nor cargo provides.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { Failure } from "./failure.mjs";
import { nodeModules, root, toolsBin } from "./paths.mjs";
import { answerOf, runTool } from "./process.mjs";

/** The environment of programs whose output is parsed: no colors, no prompts, no telemetry. */
export const QUIET = {
  CI: "true",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  DO_NOT_TRACK: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  BETTER_AUTH_TELEMETRY: "0",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DENO_NO_PROMPT: "1",
  DENO_NO_UPDATE_CHECK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_METRICS: "false",
};

/** The Node of a major version, which npm installs as a development dependency. */
export const node = (major) =>
  join(nodeModules, `node${major}-${process.platform}-${process.arch}`, "bin/node");

/** A development dependency's program, run by the current Node. */
export function tool(name, program = name, modules = nodeModules) {
  const manifest = join(modules, name, "package.json");
  const { bin } = createRequire(join(root, "package.json"))(manifest);
  return [process.execPath, join(dirname(manifest), typeof bin === "string" ? bin : bin[program])];
}

/** A program that a development dependency ships as a native executable. */
export const native = (name) => [join(nodeModules, ".bin", name)];

/** The path of the first of these programs that the project or the machine has. */
export function findProgram(...names) {
  // Debian keeps servers in /usr/sbin, which only root has on PATH.
  const folders = [toolsBin, ...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const paths = names.flatMap((name) =>
    name.includes("/") ? name : folders.map((folder) => join(folder, name)),
  );
  return paths.find((path) => existsSync(path));
}

/** Installs Debian packages, or rejects with a `Failure` that says what to install. */
export async function installPackages(packages) {
  const names = packages.join(", ");
  const otherwise = `Missing here: install what Debian calls ${names}, and run this again.`;
  const command = aptGet();
  if (!command) throw new Failure(otherwise);
  // In runlevel 1, Debian packages start no services. Once dpkg has started it should finish, so no
  // signal ends it.
  const options = { otherwise, env: { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" } };
  const patience = ["Acquire::Retries=1", "Acquire::http::Timeout=20", "DPkg::Lock::Timeout=120"];
  const apt = (...args) =>
    runTool([...command, ...patience.flatMap((option) => ["-o", option]), ...args], options);
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", ...packages);
}

/** apt-get on Debian only, because Ubuntu's `chromium` package is a stub for a snap. */
function aptGet() {
  const release = "/etc/os-release";
  if (!existsSync(release) || !/^ID="?debian"?$/m.test(readFileSync(release, "utf8"))) return;
  if (process.getuid() === 0) return ["apt-get"];
  if (answerOf("sudo", ["-n", "true"]) !== undefined) return ["sudo", "-n", "apt-get"];
}
