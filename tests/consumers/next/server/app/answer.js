import { check } from "./check.js";

/** The result as text that HTML and URLs leave as it is. */
export const answer = async () => encodeURIComponent(JSON.stringify(await check()));
