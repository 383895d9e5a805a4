import { StatusError } from "itty-router";
import { LuciaError, type Session } from "lucia";
import { type Auth, passwords } from "./auth";
import type { Credentials } from "./credentials";
import { rehash } from "./rehash";

/** @throws StatusError 409 if the user name is taken */
export async function signUp(auth: Auth, { username, password }: Credentials): Promise<Session> {
  try {
    const key = { providerId: "username", providerUserId: username, password };
    const { userId } = await auth.createUser({ key, attributes: { username } });
    return await auth.createSession({ userId, attributes: {} });
  } catch (error) {
    if (!isLucia(error, "AUTH_DUPLICATE_KEY_ID")) throw error;
    throw new StatusError(409, "This user name is taken.");
  }
}

/** The hash of a password that nobody knows, made late: Workers start without randomness. */
let nobodysHash: string | undefined;

/** @throws StatusError 401, after the same work whether or not the user exists */
export async function logIn(
  auth: Auth,
  database: D1Database,
  { username, password }: Credentials,
): Promise<Session> {
  nobodysHash ??= await passwords.hash(crypto.randomUUID());
  try {
    const { userId } = await auth.useKey("username", username, password);
    await rehash(database, username, password);
    return await auth.createSession({ userId, attributes: {} });
  } catch (error) {
    if (isLucia(error, "AUTH_INVALID_KEY_ID")) await passwords.check(nobodysHash, password);
    else if (!isLucia(error, "AUTH_INVALID_PASSWORD")) throw error;
    throw new StatusError(401, "Wrong user name or password.");
  }
}

const isLucia = (error: unknown, message: LuciaError["message"]) =>
  error instanceof LuciaError && error.message === message;
