import { check } from "./check.js";

/** The result as text that needs no escaping in HTML and URLs. */
export const answer = async () => encodeURIComponent(JSON.stringify(await check()));
