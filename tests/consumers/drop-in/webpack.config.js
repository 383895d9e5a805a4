export default {
  mode: "production",
  target: "node",
  entry: "./program.js",
  output: { path: `${import.meta.dirname}/out-webpack` },
  resolve: {
    alias: {
      "@node-rs/argon2$": "edge-argon2/node-rs",
      argon2$: "edge-argon2/argon2",
      "hash-wasm$": "edge-argon2/hash-wasm",
    },
  },
};
