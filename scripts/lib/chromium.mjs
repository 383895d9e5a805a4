// Finding a Chromium or Chrome that runs, for the suites that drive a browser.
import { existsSync } from "node:fs";
import { answerOf } from "./tool.mjs";

const PLACES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * @returns {{ executablePath: string, version: string } | { executablePath: undefined, reason: string }}
 *   the browser, or one sentence why there is none and what to do; `CHROME_PATH` goes before all others
 */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  for (const place of chosen ? [chosen] : PLACES) {
    const executablePath = place.includes("/")
      ? place
      : answerOf("sh", ["-c", `command -v ${place}`]);
    if (!executablePath || !existsSync(executablePath)) continue;
    // Asking for the version tells a browser from a stub, such as Ubuntu's for a snap.
    const version = answerOf(executablePath, ["--version"]);
    if (version) return { executablePath, version };
  }
  const reason = chosen
    ? "CHROME_PATH does not name a Chromium or Chrome that runs: correct or unset it."
    : "No Chromium or Chrome was found: install one, or set CHROME_PATH to its executable.";
  return { executablePath: undefined, reason };
}
