// Chromium for the browser suite. The only thing that comes from outside the project's folders,
// and the only one that may be missing: the suite then says so and is skipped.
import { readFileSync } from "node:fs";
import { findChromium } from "../lib/chromium.mjs";
import { answerOf, runTool } from "../lib/tool.mjs";

// dpkg, once started, is better left to finish.
const NEVER = new AbortController().signal;

/** @type {import("./index.mjs").Step} */
export const chromium = {
  name: "Chromium",
  ready: () => findChromium().version ?? (aptGet() ? undefined : missing()),
  plan: "apt-get install chromium, usually one minute",
  async install({ say }) {
    const { command, args } = aptGet();
    const run = (...rest) =>
      runTool(command, [...args, ...rest], {
        say,
        signal: NEVER,
        env: { DEBIAN_FRONTEND: "noninteractive" },
        otherwise: "apt-get could not install Chromium.",
      });
    try {
      await run("update", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20");
      await run("install", "-y", "--no-install-recommends", "chromium");
    } catch (error) {
      say(`${error.message} It said last: ${error.log.at(-1)}`);
    }
    return findChromium().version ?? missing();
  },
};

const missing = () => `${findChromium().reason} The browser suite is skipped without it.`;

/** How to run apt-get without a password here, or `undefined` where that is not to be had. */
function aptGet() {
  if (process.env.CHROME_PATH || !isDebian()) return undefined;
  if (process.getuid() === 0) return { command: "apt-get", args: [] };
  if (answerOf("sudo", ["-n", "true"]) !== undefined)
    return { command: "sudo", args: ["-n", "apt-get"] };
  return undefined;
}

/** Debian itself: Ubuntu's `chromium` package is a stub for a snap. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
