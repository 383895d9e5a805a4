import { BROWSERS } from "../lib/parts.mjs";

export default {
  title: "Import map, no bundler",
  versions: [],
  cases: BROWSERS.map((browser) => ({
    name: `page, in ${browser.runtime}`,
    ...browser,
    pages: ".",
  })),
};
