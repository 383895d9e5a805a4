const { Argon2id } = require("edge-argon2");
const argon2id = new Argon2id();
const hash = argon2id.hashSync("pw");
console.log(hash.length, argon2id.verifySync(hash, "pw"), argon2id.verifySync(hash, "px"));
