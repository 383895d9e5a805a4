export { bcrypt } from "./formats/bcrypt.js";
export { firebase } from "./formats/firebase.js";
export { createMigrating } from "./migrating.js";
