// The types of `edge-argon2/migrate`; the entries in pkg-template/ make its values.

export { type BcryptFormatOptions, bcrypt } from "./migrate/formats/bcrypt.ts";
export { type FirebaseFormatOptions, firebase } from "./migrate/formats/firebase.ts";
export type { ConfiguredFormat, FormatName, PasswordFormat } from "./migrate/formats/format.ts";
export type { MigratingOptions } from "./migrate/limits.ts";
export { type AdapterOptions, Migrating, type Verification } from "./migrate/migrating.ts";
