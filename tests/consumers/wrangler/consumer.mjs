import { NEWEST_DATE, onPool, wrangler } from "../lib/parts.mjs";

const FIRST_DATE = "2023-03-22";

const dev = (date) => ({
  name: `dev, compatibility date ${date}`,
  ...wrangler("dev", "--compatibility-date", date),
  needs: /^\. workerd$/,
});

// Runs exactly what would be uploaded.
const deploy = (date) => ({
  name: `deploy --dry-run, compatibility date ${date}`,
  ...wrangler("dev", "out/index.js", "--no-bundle", "--compatibility-date", date),
  build: [["wrangler", "deploy", "--dry-run", "--outdir", "out", "--compatibility-date", date]],
  output: "out",
});

export default {
  title: "wrangler",
  group: "first",
  versions: ["wrangler"],
  cases: [
    ...[FIRST_DATE, NEWEST_DATE].flatMap((date) => [dev(date), deploy(date)]),
    ...[dev(NEWEST_DATE), deploy(NEWEST_DATE)].map((test) => onPool(test, 0)),
  ],
};
