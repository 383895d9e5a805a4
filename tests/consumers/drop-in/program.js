import { check } from "./app.js";

console.log(JSON.stringify(await check()));
