// Everything that the package exports, imported by the names that the current runtime resolves.

export * from "edge-argon2";
export * as adonisjs from "edge-argon2/adonisjs";
export * as argon2 from "edge-argon2/argon2";
export * as betterAuth from "edge-argon2/better-auth";
export * as convexAuth from "edge-argon2/convex-auth";
export * as hashWasm from "edge-argon2/hash-wasm";
export * as lucia from "edge-argon2/lucia";
export * as migrate from "edge-argon2/migrate";
export * as nodeCrypto from "edge-argon2/node-crypto";
export * as nodeRs from "edge-argon2/node-rs";
export * as webcrypto from "edge-argon2/webcrypto";
