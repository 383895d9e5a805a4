import { check } from "../check.js";

export default eventHandler(() => check());
