// This is JavaScript because TypeScript can't declare an enum and make its object in the same file; its
// own enums would also map numbers to names, which @node-rs/argon2's do not.

export const Algorithm = Object.freeze({ Argon2d: 0, Argon2i: 1, Argon2id: 2 });

export const Version = Object.freeze({ V0x10: 0, V0x13: 1 });
