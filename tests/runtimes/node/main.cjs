const { inspect } = require("node:util");
const { text } = require("node:stream/consumers");

const api = {
  ...require("edge-argon2"),
  argon2: require("edge-argon2/argon2"),
  betterAuth: require("edge-argon2/better-auth"),
  convexAuth: require("edge-argon2/convex-auth"),
  hashWasm: require("edge-argon2/hash-wasm"),
  lucia: require("edge-argon2/lucia"),
  nodeCrypto: require("edge-argon2/node-crypto"),
  nodeRs: require("edge-argon2/node-rs"),
  webcrypto: require("edge-argon2/webcrypto"),
  migrate: require("edge-argon2/migrate"),
};

async function main() {
  const { runConformance } = await import("../../conformance/index.js");
  const host = {
    inspect: (value) => inspect(value, { showHidden: true, depth: 10, getters: true }),
    memory: () => process.memoryUsage().rss,
  };
  const outcome = await runConformance({ api, data: JSON.parse(await text(process.stdin)), host });
  process.stdout.write(JSON.stringify(outcome));
}

main();
