import { Argon2id } from "edge-argon2";

const argon2id = new Argon2id();
const respond = async () => Response.json(await argon2id.verify(await argon2id.hash("pw"), "pw"));
export default { fetch: respond };
