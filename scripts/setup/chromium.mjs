// Chromium for the browser suite. apt-get installs it, outside the project's folders. Only this
// step may fail, because the suite is skipped without Chromium.
import { findChromium } from "../../tools/browser.mjs";
import { installPackages, mayInstallPackages } from "../../tools/programs.mjs";

/** @type {import("./index.mjs").Step} */
export const chromium = {
  name: "Chromium",
  ready: () => findChromium().version ?? (mayInstall() ? undefined : missing()),
  plan: "apt-get install chromium, usually one minute",
  async install({ say }) {
    try {
      await installPackages(["chromium"], say);
    } catch (error) {
      say(`${error.message} It said last: ${error.log.at(-1)}`);
    }
    return findChromium().version ?? missing();
  },
};

const mayInstall = () => !process.env.CHROME_PATH && mayInstallPackages();

const missing = () => `${findChromium().reason} The browser suite is skipped without it.`;
