import { BUNDLED_PAGE, NODE } from "../lib/parts.mjs";

const bundle = (file, ...options) => [
  ["webpack", "build", file, "--mode", "production", ...options],
];

export default {
  title: "webpack",
  versions: ["webpack"],
  cases: [
    { name: "page", ...BUNDLED_PAGE, build: bundle("./main.js") },
    {
      name: "target node",
      ...NODE,
      build: bundle("./program.js", "--target", "node", "--output-path", "out"),
      run: ["node", "out/main.js"],
      output: "out",
    },
  ],
};
