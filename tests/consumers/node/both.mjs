// A library requires the package in an app that imports it.
import { check as checkRequired } from "./check.cjs";
import { check as checkImported } from "./check.mjs";

console.log(JSON.stringify(await checkRequired()));
console.log(JSON.stringify(await checkImported()));
