// WebKitGTK: the engine of Safari in a build for Linux.
import { needPrograms } from "../lib/programs.mjs";
import { startBrowser } from "../lib/webdriver.mjs";
import { startPage } from "./pages.mjs";

/** Debian's packages by the program they bring. */
const PROGRAMS = {
  WebKitWebDriver: "webkit2gtk-driver",
  "xvfb-run": "xvfb",
  xauth: "xauth",
  "dbus-run-session": "dbus-daemon",
};

export async function start(peers, say) {
  await needPrograms(PROGRAMS, say);
  const screen = ["xvfb-run", "--auto-servernum", "dbus-run-session", "--"];
  const command = (port) => [...screen, "WebKitWebDriver", `--port=${port}`];
  const capabilities = { "webkitgtk:browserOptions": { args: ["--automation"] } };
  // Its sandbox does not start for root.
  const env = process.getuid() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {};
  return startPage(await startBrowser(command, capabilities, env), peers);
}
