export * from "edge-argon2";
