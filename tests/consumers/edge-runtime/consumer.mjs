export default {
  title: "edge-runtime",
  versions: ["edge-runtime", "esbuild"],
  cases: [
    {
      name: "bundled by esbuild",
      runtime: "edge-runtime in Node 24",
      build: [["esbuild", "handler.js", "--bundle", "--outfile=out/handler.js"]],
      serve: ["edge-runtime", "--listen", "--port", "{port}", "out/handler.js"],
      ready: /(http:\/\/\S+)/,
      entries: ["index.js"],
      output: "out",
    },
  ],
};
