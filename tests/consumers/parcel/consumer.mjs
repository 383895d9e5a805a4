import { BUNDLED_PAGE } from "../lib/parts.mjs";

export default {
  title: "Parcel",
  versions: ["parcel"],
  cases: [
    {
      name: "build",
      ...BUNDLED_PAGE,
      build: [["parcel", "build", "index.html", "--no-cache"]],
      pages: "dist",
    },
  ],
};
