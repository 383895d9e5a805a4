import { Argon2id } from "edge-argon2";

const told = [];
const argon2id = new Argon2id();
try {
  told.push(argon2id.hashSync("pw"));
} catch (error) {
  told.push(error.code, error.message);
}

export default {
  async fetch() {
    told[2] = await argon2id.verify(await argon2id.hash("pw"), "pw");
    return Response.json(told);
  },
};
