import { json } from "@sveltejs/kit";
import { check } from "$lib/server/check.js";

export const GET = async () => json(await check());
