import { BUNDLED_PAGE, ISOLATED, NODE, onPool } from "../lib/parts.mjs";

const bundle = (file, ...options) => [
  ["webpack", "build", file, "--mode", "production", ...options],
];

const page = { name: "page", ...BUNDLED_PAGE, build: bundle("./main.js") };
const program = {
  name: "target node",
  ...NODE,
  build: bundle("./program.js", "--target", "node", "--output-path", "out"),
  run: ["node", "out/main.js"],
  output: "out",
};

export default {
  title: "webpack",
  versions: ["webpack"],
  cases: [
    page,
    program,
    onPool(page, 1),
    onPool({ ...page, name: "page, isolated", headers: ISOLATED }, 2),
    onPool(program, 2),
  ],
};
