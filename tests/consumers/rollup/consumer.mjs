import { BUNDLED_PAGE, NODE } from "../lib/parts.mjs";

const bundle = (file, folder) => [
  ["rollup", file, "--dir", folder, "--format", "es", "--plugin", "node-resolve"],
];

export default {
  title: "Rollup",
  versions: ["rollup", "@rollup/plugin-node-resolve"],
  cases: [
    { name: "page", ...BUNDLED_PAGE, build: bundle("main.js", "dist") },
    {
      name: "program",
      ...NODE,
      entries: ["index.js"], // the plugin has no condition for Node
      build: bundle("program.js", "out"),
      run: ["node", "out/program.js"],
      output: "out",
    },
  ],
};
