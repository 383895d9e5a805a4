import * as argon2 from "edge-argon2/argon2";
import * as hashWasm from "edge-argon2/hash-wasm";
import * as nodeCrypto from "edge-argon2/node-crypto";
import * as nodeRs from "edge-argon2/node-rs";
import * as webcrypto from "edge-argon2/webcrypto";
import { check } from "./uses.cjs";

await check({ argon2, hashWasm, nodeCrypto, nodeRs, webcrypto });
