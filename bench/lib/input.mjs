/** What is hashed, the same in every runtime so that tags can be compared. */
export const PASSWORD = "correct horse battery staple";
export const SALT = Uint8Array.from({ length: 16 }, (_, i) => i);
