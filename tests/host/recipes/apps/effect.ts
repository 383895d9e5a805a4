import { Effect } from "effect";
import { Kdf } from "effect/crypto";
import { deriveKey } from "./src/derive.ts";
import { layer } from "./src/kdf.ts";
import { Passwords } from "./src/passwords.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const derive = (algorithm: Kdf.Algorithm, options: { salt: Uint8Array; info?: Uint8Array }) =>
  Kdf.Kdf.use((kdf) => kdf.derive(algorithm, bytes("secret"), { ...options, length: 32 })).pipe(
    Effect.provide(layer),
  );
const salt = bytes("a salt of some length");

/** Why it fails, by the name of Effect's reason. */
const reasonOf = (program: ReturnType<typeof derive>) =>
  Effect.runPromise(Effect.flip(program)).then(({ reason }) => reason._tag);

export async function run() {
  const password = Effect.gen(function* () {
    const passwords = yield* Passwords;
    const hash = yield* passwords.hash("password");
    const right = yield* passwords.verify(hash, "password");
    const wrong = yield* passwords.verify(hash, "passwort");
    return { hash, right, wrong };
  }).pipe(Effect.provide(Passwords.layer));
  return {
    password: await Effect.runPromise(password),
    argon2id: [...(await Effect.runPromise(deriveKey(bytes("secret"), salt)))],
    hkdf: [...(await Effect.runPromise(derive(Kdf.hkdfSha256, { salt })))],
    reasons: [
      await reasonOf(derive(Kdf.argon2id({ passes: 0 }), { salt })),
      await reasonOf(derive(Kdf.argon2id(), { salt: bytes("short") })),
      await reasonOf(derive(Kdf.argon2id(), { salt, info: salt })),
    ],
  };
}
