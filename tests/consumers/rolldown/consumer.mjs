import { BUNDLED_PAGE, NODE } from "../lib/parts.mjs";

const bundle = (file, folder, platform) => [
  ["rolldown", file, "--dir", folder, "--platform", platform],
];

export default {
  title: "Rolldown",
  versions: ["rolldown"],
  cases: [
    { name: "page", ...BUNDLED_PAGE, build: bundle("main.js", "dist", "browser") },
    {
      name: "program",
      ...NODE,
      build: bundle("program.js", "out", "node"),
      run: ["node", "out/program.js"],
      output: "out",
    },
  ],
};
