import { check } from "../check.js";

export const onRequestGet = async () => Response.json(await check());
