import { check } from "./check.js";

export const loader = async () => Response.json(await check());
