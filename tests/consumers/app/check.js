// Every consumer does this with the package. The runner puts a copy into each app.
import { Argon2id } from "edge-argon2";

const PASSWORD = "correct horse battery staple";
const WRONG_PASSWORD = "incorrect horse battery staple";

export async function check() {
  try {
    const argon2id = new Argon2id();
    const hash = await argon2id.hash(PASSWORD);
    return {
      hash,
      right: await argon2id.verify(hash, PASSWORD),
      wrong: await argon2id.verify(hash, WRONG_PASSWORD),
    };
  } catch (error) {
    const { name, code, message, cause } = error;
    return { error: { name, code, message, cause: cause && String(cause) } };
  }
}
