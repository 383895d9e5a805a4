import { check } from "../../check.js";

export default async () => Response.json(await check());

export const config = { path: "/" };
