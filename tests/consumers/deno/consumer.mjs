export default {
  title: "Deno",
  group: "first",
  versions: ["deno"],
  cases: [
    {
      name: "run, with no permissions",
      runtime: "Deno",
      runtimePackage: "deno",
      run: ["deno", "run", "--no-prompt", "main.js"],
      entries: ["index.js"],
    },
  ],
};
