// A Web Worker that verifies hashes of other functions, because edge-argon2/migrate computes in place.

import { Argon2Error, Argon2id } from "edge-argon2";
import { type FormatName, Migrating } from "edge-argon2/migrate";

export interface Question {
  stored: string;
  password: string;
}

export type Answer =
  | { valid: boolean }
  | { code: Argon2Error["code"] | undefined; message: string };

const FROM: FormatName[] = [
  ...(["bcrypt", "wordpress", "django", "werkzeug", "phc", "firebase"] as const),
  ...(["better-auth", "lucia-2", "aspnet-identity"] as const),
];
const migrating = new Migrating(new Argon2id(), { from: FROM });

const send = (answer: Answer) => self.postMessage(answer);

self.onmessage = async ({ data: { stored, password } }: MessageEvent<Question>) => {
  try {
    send({ valid: await migrating.check(stored, password) });
  } catch (error) {
    const code = error instanceof Argon2Error ? error.code : undefined;
    send({ code, message: error instanceof Error ? error.message : String(error) });
  }
};
