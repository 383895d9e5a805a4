import { check } from "./check.js";

globalThis.onmessage = async () => postMessage(await check());
