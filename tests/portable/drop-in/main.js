import { createRequire } from "node:module";
import * as adonisjs from "edge-argon2/adonisjs";
import * as argon2 from "edge-argon2/argon2";
import * as hashWasm from "edge-argon2/hash-wasm";
import * as nodeCrypto from "edge-argon2/node-crypto";
import * as nodeRs from "edge-argon2/node-rs";
import * as webcrypto from "edge-argon2/webcrypto";
import { collect } from "../../kit/collect.js";
import * as adonisjsSuite from "./adonisjs.js";
import * as argon2Suite from "./argon2.js";
import * as hashWasmSuite from "./hash-wasm.js";
import * as nodeCryptoSuite from "./node-crypto.js";
import * as nodeRsSuite from "./node-rs.js";
import * as webcryptoSuite from "./webcrypto.js";

const between = (suite, ours, theirs) => ({
  name: suite.name,
  define: (test) => suite.define(test, { ours, theirs }),
});

/** Runs in Node. @param {{ repository: string }} input `repository` is the path of the package.json that lists the libraries */
export function run({ repository, filter }) {
  const load = createRequire(repository);
  const { SubtleCrypto } = globalThis;
  const { subtle } = globalThis.crypto;
  return collect(
    [
      between(adonisjsSuite, adonisjs, {
        ...load("@adonisjs/hash"),
        ...load("@adonisjs/hash/drivers/argon"),
        Secret: load("@poppinss/utils").Secret,
      }),
      between(nodeRsSuite, nodeRs, load("node-rs-argon2-2")),
      between(argon2Suite, argon2, load("argon2")),
      between(hashWasmSuite, hashWasm, load("hash-wasm")),
      between(nodeCryptoSuite, nodeCrypto, load("node:crypto")),
      between(webcryptoSuite, webcrypto, { subtle, SubtleCrypto }),
    ],
    {},
    filter,
  );
}
