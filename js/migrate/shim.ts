export { bcrypt } from "./formats/bcrypt.ts";
export { firebase } from "./formats/firebase.ts";
export { createMigrating } from "./migrating.ts";
