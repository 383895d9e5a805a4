// Uses the adapters as their libraries do.
const RIGHT = "correct horse battery staple";
const WRONG = "incorrect horse battery staple";

exports.check = async ({ argon2id, password, crypto, passwordHash }) => {
  const adonis = argon2id()();
  const betterAuth = password();
  const convexAuth = crypto();
  const lucia = passwordHash();
  for (const [make, matches] of [
    [adonis.make, (hash, text) => adonis.verify(hash, text)],
    [betterAuth.hash, (hash, text) => betterAuth.verify({ hash, password: text })],
    [convexAuth.hashSecret, (hash, text) => convexAuth.verifySecret(text, hash)],
    [lucia.generate, (hash, text) => lucia.validate(text, hash)],
  ]) {
    const hash = await make(RIGHT);
    const [right, wrong] = [await matches(hash, RIGHT), await matches(hash, WRONG)];
    console.log(JSON.stringify({ hash, right, wrong }));
  }
};
