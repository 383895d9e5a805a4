export { bcrypt } from "./formats/bcrypt.ts";
export { firebase } from "./formats/firebase.ts";
export { builtInFormats } from "./formats/index.ts";
export { createMigrating } from "./migrating.ts";
