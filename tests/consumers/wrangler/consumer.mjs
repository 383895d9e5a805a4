import { NEWEST_DATE, ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const FIRST_DATE = "2023-03-22";

const dev = (date) => ({
  name: `dev, compatibility date ${date}`,
  ...WORKERD,
  serve: ["wrangler", "dev", "--compatibility-date", date, ...ON_FREE_PORTS],
  ready: READY,
  entries: ["workerd.js"],
});

// Runs exactly what would be uploaded.
const deploy = (date) => ({
  name: `deploy --dry-run, compatibility date ${date}`,
  ...WORKERD,
  build: [["wrangler", "deploy", "--dry-run", "--outdir", "out", "--compatibility-date", date]],
  serve: [
    ...["wrangler", "dev", "out/index.js", "--no-bundle", "--compatibility-date", date],
    ...ON_FREE_PORTS,
  ],
  ready: READY,
  entries: ["workerd.js"],
  output: { folder: "out", wasm: 1, base64: 0 },
});

export default {
  title: "wrangler",
  group: "first",
  versions: ["wrangler"],
  cases: [FIRST_DATE, NEWEST_DATE].flatMap((date) => [dev(date), deploy(date)]),
};
