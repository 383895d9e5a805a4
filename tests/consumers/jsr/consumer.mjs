export default {
  title: "JSR",
  group: "second",
  versions: ["deno"],
  cases: [
    {
      name: "deno publish --dry-run of a package that imports it",
      runtime: "Deno",
      runtimePackage: "deno",
      build: [["deno", "publish", "--dry-run", "--allow-dirty"]],
      run: ["deno", "run", "--no-prompt", "main.js"],
      entries: ["index.js"],
    },
  ],
};
