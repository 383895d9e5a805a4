import { check } from "./check.js";

check().then((result) => console.log(JSON.stringify(result)));
