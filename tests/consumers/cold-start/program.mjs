import { lazyCheck } from "./lazy-check.js";

console.log(JSON.stringify(await lazyCheck()));
