// Makes hashes with one entry and verifies them with the others.
const RIGHT = "correct horse battery staple";
const WRONG = "incorrect horse battery staple";
const SALT = "somesaltsomesalt";

exports.check = async ({ argon2, hashWasm, nodeCrypto, nodeRs, webcrypto }) => {
  const verify = async (hash, password) =>
    (await nodeRs.verify(hash, password)) &&
    (await argon2.verify(hash, password)) &&
    (await hashWasm.argon2Verify({ hash, password }));
  const encode = (tag) => {
    const base64 = (bytes) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
    return `$argon2id$v=19$m=19456,t=2,p=1$${base64(SALT)}$${base64(tag)}`;
  };
  const costs = { memory: 19456, passes: 2, parallelism: 1 };
  const parameters = { message: RIGHT, nonce: SALT, tagLength: 32, ...costs };
  const key = ["raw-secret", Buffer.from(RIGHT), "Argon2id", false, ["deriveBits"]];
  const derive = { name: "Argon2id", nonce: Buffer.from(SALT), ...costs };
  const { subtle } = webcrypto;
  for (const hash of [
    await nodeRs.hash(RIGHT),
    encode(nodeCrypto.argon2Sync("argon2id", parameters)),
    encode(await subtle.deriveBits(derive, await subtle.importKey(...key), 256)),
  ]) {
    const [right, wrong] = [await verify(hash, RIGHT), await verify(hash, WRONG)];
    console.log(JSON.stringify({ hash, right, wrong }));
  }
};
