//! Old password hashes: one function for each primitive that they were made with.
//!
//! Every function takes bytes that the JavaScript side has parsed and whose costs it has limited,
//! and compares in constant time, so that no key or digest leaves the instance.
//!
//! | module | idea |
//! |---|---|
//! | [`kdf`] | scrypt, PBKDF2, and Firebase's use of scrypt |
//! | [`blowfish`] | bcrypt, and the variants of Django, WordPress and old PHP |
//! | [`phpass`] | the portable hash of phpass |
//! | `js` | the boundary to JavaScript (wasm only) |

pub mod blowfish;
pub mod kdf;
pub mod phpass;

#[cfg(target_family = "wasm")]
mod js;

use subtle::ConstantTimeEq;

/// Whether two digests are equal, in time that does not depend on where they differ.
#[must_use]
pub fn is_same(computed: &[u8], expected: &[u8]) -> bool {
    computed.ct_eq(expected).into()
}
