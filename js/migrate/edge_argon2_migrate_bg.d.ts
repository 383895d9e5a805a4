/** The boundary as wasm-bindgen generates it from migrate/src/js.rs; each call also compares. */

export interface Glue {
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    logN: number,
    r: number,
    p: number,
    expected: Uint8Array,
  ): boolean;
  firebase(
    password: Uint8Array,
    salt: Uint8Array,
    logN: number,
    r: number,
    signerKey: Uint8Array,
    expected: Uint8Array,
  ): boolean;
  pbkdf2Sha1: Pbkdf2;
  pbkdf2Sha256: Pbkdf2;
  pbkdf2Sha512: Pbkdf2;
  bcrypt: Bcrypt;
  bcryptSignExtended: Bcrypt;
  bcryptSha256: Bcrypt;
  bcryptWordpress: Bcrypt;
  phpass(
    password: Uint8Array,
    salt: Uint8Array,
    logIterations: number,
    expected: Uint8Array,
  ): boolean;
  isSame(computed: Uint8Array, expected: Uint8Array): boolean;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

type Pbkdf2 = (
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  expected: Uint8Array,
) => boolean;

type Bcrypt = (
  password: Uint8Array,
  salt: Uint8Array,
  cost: number,
  expected: Uint8Array,
) => boolean;

/** The build turns the generated module into this function, which makes one instance's glue. */
export function makeGlue(): Glue;
