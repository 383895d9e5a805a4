import { HTTPException } from "hono/http-exception";
import { LuciaError, type Session } from "lucia";
import { type Auth, passwords } from "./auth";
import type { Client } from "./client";
import type { Credentials } from "./credentials";
import { rehash } from "./rehash";

/** @throws HTTPException 409 if the user name is taken */
export async function signUp(
  auth: Auth,
  credentials: Credentials,
  client: Client,
): Promise<Session> {
  const { username, password } = credentials;
  try {
    const key = { providerId: "username", providerUserId: username, password };
    const { userId } = await auth.createUser({ key, attributes: { username } });
    return await auth.createSession({ userId, attributes: client });
  } catch (error) {
    if (!isLucia(error, "AUTH_DUPLICATE_KEY_ID")) throw error;
    throw new HTTPException(409, { message: "This user name is taken." });
  }
}

/** The hash of a password that nobody knows, made late: Workers start without randomness. */
let nobodysHash: string | undefined;

/** @throws HTTPException 401, after the same work whether or not the user exists */
export async function logIn(
  auth: Auth,
  database: D1Database,
  credentials: Credentials,
  client: Client,
): Promise<Session> {
  const { username, password } = credentials;
  nobodysHash ??= await passwords.hash(crypto.randomUUID());
  try {
    const { userId } = await auth.useKey("username", username, password);
    await rehash(database, username, password);
    return await auth.createSession({ userId, attributes: client });
  } catch (error) {
    if (isLucia(error, "AUTH_INVALID_KEY_ID")) await passwords.check(nobodysHash, password);
    else if (!isLucia(error, "AUTH_INVALID_PASSWORD")) throw error;
    throw new HTTPException(401, { message: "Wrong user name or password." });
  }
}

const isLucia = (error: unknown, message: LuciaError["message"]) =>
  error instanceof LuciaError && error.message === message;
