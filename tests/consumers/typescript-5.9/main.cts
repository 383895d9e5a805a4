import edgeArgon2 = require("edge-argon2");

export const argon2id: edgeArgon2.Argon2id = new edgeArgon2.Argon2id();

// @ts-expect-error: the types tell options from passwords.
new edgeArgon2.Argon2id("password");
