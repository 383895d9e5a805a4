import { check } from "./app.js";

globalThis.check = check;
