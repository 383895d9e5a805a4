// Chromium for the browser tests. apt-get installs it, outside the project's folders. This step
// never fails, because those tests are skipped without Chromium.
import { findChromium } from "../../tools/browser.mjs";
import { installPackages, mayInstallPackages } from "../../tools/programs.mjs";

const missing = () => `${findChromium().reason} The browser tests are skipped without it.`;
const mayInstall = () => !process.env.CHROME_PATH && mayInstallPackages();
let isTried = false;

/** @type {import("./index.mjs").Step} */
export const chromium = {
  name: "Chromium",
  ready: () => findChromium().version ?? (isTried || !mayInstall() ? missing() : undefined),
  plan: "apt-get install chromium, usually one minute",
  async install(_run, say) {
    isTried = true;
    await installPackages(["chromium"], say).catch(({ message, log }) =>
      say(`${message} It said last: ${log.at(-1)}`),
    );
  },
};
