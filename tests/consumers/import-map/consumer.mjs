import { BROWSERS, ISOLATED, onPool } from "../lib/parts.mjs";

const page = (browser) => ({ name: `page, in ${browser.runtime}`, ...browser, pages: "." });
const isolated = ({ name, ...test }) => ({
  ...test,
  name: `${name}, isolated`,
  headers: ISOLATED,
});

export default {
  title: "Import map, no bundler",
  versions: [],
  cases: BROWSERS.map(page).flatMap((test) => [
    test,
    onPool(test, 1),
    onPool(isolated(test), test.browser === "webkit" ? 1 : 2),
  ]),
};
