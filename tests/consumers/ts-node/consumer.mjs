export default {
  title: "ts-node",
  group: "second",
  versions: ["ts-node", "typescript"],
  check: ["check.cjs"],
  cases: [{ name: "run", runtime: "Node 24", run: ["ts-node", "main.ts"], entries: ["index.cjs"] }],
};
