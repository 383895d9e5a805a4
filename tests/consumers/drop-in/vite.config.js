export default {
  resolve: {
    alias: {
      "@node-rs/argon2": "edge-argon2/node-rs",
      argon2: "edge-argon2/argon2",
      "hash-wasm": "edge-argon2/hash-wasm",
    },
  },
};
