import { BUNDLED_PAGE, NODE } from "../lib/parts.mjs";

const bundle = (file, ...options) => [
  ["rspack", "build", "--entry", file, "--mode", "production", ...options],
];

export default {
  title: "Rspack",
  versions: ["@rspack/core"],
  cases: [
    { name: "page", ...BUNDLED_PAGE, build: bundle("./main.js") },
    {
      name: "target node",
      ...NODE,
      build: bundle("./program.js", "--config", "node.config.cjs", "--output-path", "out"),
      run: ["node", "out/main.js"],
      output: "out",
    },
  ],
};
