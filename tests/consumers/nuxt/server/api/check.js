import { check } from "../utils/check.js";

export default defineEventHandler(() => check());
