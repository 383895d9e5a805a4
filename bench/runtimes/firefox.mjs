import { existsSync } from "node:fs";
import { join } from "node:path";
import { tools, toolsBin } from "../../scripts/lib/paths.mjs";
import { runTool } from "../../scripts/lib/tool.mjs";
import { findProgram, needPrograms } from "../lib/programs.mjs";
import { startBrowser } from "../lib/webdriver.mjs";
import { startPage } from "./pages.mjs";

const GECKODRIVER_VERSION = "0.37.1";

const findFirefox = () => findProgram("firefox-esr", "firefox");

export async function start(peers, say) {
  if (!findFirefox()) await needPrograms({ "firefox-esr": "firefox-esr" }, say);
  if (!findGeckodriver()) await installGeckodriver(say);
  const browser = await startBrowser((port) => [findGeckodriver(), `--port=${port}`], {
    "moz:firefoxOptions": { binary: findFirefox(), args: ["-headless"] },
  });
  return startPage(browser, peers);
}

function findGeckodriver() {
  const own = join(toolsBin, "geckodriver");
  return existsSync(own) ? own : findProgram("geckodriver");
}

async function installGeckodriver(say) {
  say("Compiling geckodriver, a few minutes, once …");
  await runTool(
    "cargo",
    ["install", "--locked", "--root", tools, "--version", GECKODRIVER_VERSION, "geckodriver"],
    {
      say,
      otherwise: "geckodriver could not be installed by cargo: put it on PATH and run this again.",
    },
  );
}
