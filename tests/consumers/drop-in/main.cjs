const { check } = require("./uses.cjs");

check({
  argon2: require("edge-argon2/argon2"),
  hashWasm: require("edge-argon2/hash-wasm"),
  nodeCrypto: require("edge-argon2/node-crypto"),
  nodeRs: require("edge-argon2/node-rs"),
  webcrypto: require("edge-argon2/webcrypto"),
});
