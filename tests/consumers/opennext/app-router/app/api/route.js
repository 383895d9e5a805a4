import { check } from "../../check.js";

export const GET = async () => Response.json(await check());
