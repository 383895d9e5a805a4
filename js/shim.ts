export { createApi } from "./argon2id.js";
export { Argon2Error } from "./errors.js";
