//! scrypt (RFC 7914), PBKDF2 (RFC 8018), and Firebase's use of scrypt.

use aes::Aes256;
use ctr::Ctr128BE;
use ctr::cipher::{KeyIvInit, StreamCipher};
use pbkdf2::hmac::EagerHash;
use scrypt::Params;
use zeroize::Zeroizing;

use crate::is_same;

/// The costs of scrypt by the names of RFC 7914; N is a power of two.
#[derive(Clone, Copy, Debug)]
pub struct ScryptCosts {
    /// Binary logarithm of N.
    pub log_n: u8,
    /// Block size.
    pub r: u32,
    /// Parallelization parameter.
    pub p: u32,
}

/// Derives `length` bytes, or returns `None` if RFC 7914 section 2 does not define these costs.
fn derive_scrypt(
    password: &[u8],
    salt: &[u8],
    costs: ScryptCosts,
    length: usize,
) -> Option<Zeroizing<Vec<u8>>> {
    let params = Params::new(costs.log_n, costs.r, costs.p).ok()?;
    let mut key = Zeroizing::new(vec![0; length]);
    scrypt::scrypt(password, salt, &params, &mut key).ok()?;
    Some(key)
}

/// Whether scrypt derives the expected key from the password; `None` for costs out of range.
#[must_use]
pub fn scrypt(password: &[u8], salt: &[u8], costs: ScryptCosts, expected: &[u8]) -> Option<bool> {
    derive_scrypt(password, salt, costs, expected.len()).map(|key| is_same(&key, expected))
}

/// Length of Firebase's AES-256 key, in bytes.
const FIREBASE_KEY_LENGTH: usize = 32;

/// Whether the signer key, encrypted with AES-256-CTR (zero IV) under a key that scrypt derives from
/// the password, is the expected ciphertext, as in Firebase's `firebase-scrypt`.
#[must_use]
pub fn firebase(
    password: &[u8],
    salt: &[u8],
    costs: ScryptCosts,
    signer_key: &[u8],
    expected: &[u8],
) -> Option<bool> {
    let key = derive_scrypt(password, salt, costs, FIREBASE_KEY_LENGTH)?;
    let mut cipher = Ctr128BE::<Aes256>::new_from_slices(&key, &[0; 16]).ok()?;
    let mut ciphertext = Zeroizing::new(signer_key.to_vec());
    cipher.apply_keystream(&mut ciphertext);
    Some(is_same(&ciphertext, expected))
}

/// Whether PBKDF2-HMAC with the digest `D` derives the expected key from the password.
#[must_use]
pub fn pbkdf2<D: EagerHash>(
    password: &[u8],
    salt: &[u8],
    iterations: u32,
    expected: &[u8],
) -> bool {
    let mut key = Zeroizing::new(vec![0; expected.len()]);
    pbkdf2::pbkdf2_hmac::<D>(password, salt, iterations, &mut key);
    is_same(&key, expected)
}
