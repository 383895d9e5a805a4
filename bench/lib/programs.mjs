// Browsers that the set-up does not bring: from Debian's packages when that is allowed.
import { Failure } from "../../scripts/lib/failure.mjs";
import { answerOf, runTool } from "../../scripts/lib/tool.mjs";

/** The path of the first of the programs that is installed. */
export function findProgram(...names) {
  return names.map((name) => answerOf("sh", ["-c", `command -v ${name}`])).find(Boolean);
}

/**
 * Makes programs available, each by the Debian package that brings it.
 *
 * @param {Record<string, string>} programs package by program
 * @param {(text: string) => void} say
 */
export async function needPrograms(programs, say) {
  const missing = Object.entries(programs).filter(([program]) => !findProgram(program));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  const otherwise = `Not installed: ${packages.join(", ")}; install by \`apt-get install ${packages.join(" ")}\` as root.`;
  if (process.getuid?.() !== 0 || !findProgram("apt-get")) throw new Failure(otherwise);
  say(`Installing ${packages.join(", ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runTool("apt-get", ["update"], { say, otherwise, env });
  await runTool("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
    say,
    otherwise,
    env,
  });
}
