import { IN_CHROMIUM } from "../lib/pages.mjs";

export default {
  title: "Parcel",
  group: "second",
  versions: ["parcel"],
  cases: [
    {
      name: "build",
      ...IN_CHROMIUM,
      build: [["parcel", "build", "index.html", "--no-cache"]],
      pages: { folder: "dist" },
    },
  ],
};
