import { Argon2id } from "edge-argon2";

const argon2id = new Argon2id();
const hash = await argon2id.hash("pw");
console.log(hash.length, await argon2id.verify(hash, "pw"), await argon2id.verify(hash, "px"));
