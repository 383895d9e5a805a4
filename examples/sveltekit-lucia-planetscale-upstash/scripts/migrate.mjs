// `npm run migrate`: makes the tables that are missing in the database at DATABASE_URL.

import { readFileSync } from "node:fs";
import { Client } from "@planetscale/database";

if (import.meta.main) await migrate();

export async function migrate() {
  const { DATABASE_URL: url } = process.env;
  if (!url) throw new Error("DATABASE_URL is not set: copy .env.example to .env and fill it in.");
  const client = new Client({ url });
  const schema = readFileSync(new URL("../schema.sql", import.meta.url), "utf8");
  const statements = schema.replace(/^--.*$/gm, "").split(";");
  for (const statement of statements.map((text) => text.trim()).filter(Boolean)) {
    await client.execute(statement);
  }
}
