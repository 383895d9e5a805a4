import { DatabaseSync } from "node:sqlite";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { getMigrations } from "better-auth/db/migration";

const auth = betterAuth({
  baseURL: "http://localhost:3000",
  secret: process.env.BETTER_AUTH_SECRET,
  database: new DatabaseSync("users.db"),
  emailAndPassword: { enabled: true },
});

await (await getMigrations(auth.options)).runMigrations();

const email = (name) => `${name}@example.com`;

export async function signUp({ name, password }) {
  await auth.api.signUpEmail({ body: { name, email: email(name), password } });
}

export async function logIn({ name, password }) {
  try {
    await auth.api.signInEmail({ body: { email: email(name), password } });
    return true;
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 401) return false;
    throw error;
  }
}
