import { check } from "./check.cjs";

check().then((result) => console.log(JSON.stringify(result)));
