import { onPool } from "../lib/parts.mjs";

const VERSIONS = [20, 22, 24, 26];

const packageOf = (version) => `node${version}-${process.platform}-${process.arch}`;

const USES = [
  { name: "import", file: "import.mjs", entries: ["node.js"], key: "node( default)?" },
  { name: "require", file: "require.cjs", entries: ["index.cjs"], key: "require" },
  { name: "worker_threads", file: "worker-thread.mjs", entries: ["node.js"] },
  {
    name: "import and require in one process",
    file: "both.mjs",
    entries: ["index.cjs", "node.js"],
  },
];

export default {
  title: "Node",
  group: "first",
  versions: [],
  check: ["check.mjs", "check.cjs"],
  cases: VERSIONS.flatMap((version) =>
    USES.map(({ name, file, entries, key }) => ({
      name: `${version}, ${name}`,
      runtime: "Node",
      runtimePackage: packageOf(version),
      run: [`node_modules/${packageOf(version)}/bin/node`, file],
      entries,
      needs: key && new RegExp(`^\\. ${key}$`),
    })).flatMap((test) => [test, onPool(test, 2)]),
  ),
};
