import { onBrowser } from "./browser.mjs";

/** Headless Chromium. */
export const onChromium = onBrowser("Chromium", "chromium");
