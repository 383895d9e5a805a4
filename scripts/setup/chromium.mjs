// Chromium for the browser tests. apt-get installs it, outside the project's folders. This step
// never fails, because those tests are skipped without Chromium.
import { findChromium } from "../../tools/browser.mjs";
import { installPackages } from "../../tools/programs.mjs";

export async function chromium() {
  if (findChromium().version || process.env.CHROME_PATH) return;
  await installPackages(["chromium"]).catch(({ message }) =>
    console.log(`${message} The browser tests are skipped without it.`),
  );
}
