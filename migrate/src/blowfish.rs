//! bcrypt, and the variants of Django, WordPress and old PHP.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha384};
use zeroize::Zeroizing;

use crate::is_same;

/// How much of a key bcrypt reads, in bytes.
const KEY_LENGTH: usize = 72;
/// How much of the digest bcrypt strings keep, in bytes.
const DIGEST_LENGTH: usize = 23;

/// Whether bcrypt (`$2a$`, `$2b$` and `$2y$`, which agree) yields the expected digest of 23 bytes.
///
/// Only the first 72 bytes of a password count; the caller decides whether to accept a longer one.
#[must_use]
pub fn bcrypt(password: &[u8], salt: [u8; 16], cost: u32, expected: &[u8]) -> bool {
    let mut key = Zeroizing::new([0; KEY_LENGTH]);
    let length = password.len().min(KEY_LENGTH);
    key[..length].copy_from_slice(&password[..length]);
    // The key is the C string with its terminator, if there is room for it.
    compare(&key[..KEY_LENGTH.min(length + 1)], salt, cost, expected)
}

/// `$2x$`: `crypt_blowfish` before 1.1 read bytes from 0x80 on as negative numbers, whose sign bits
/// then overwrite the bytes before them. The 72 bytes that result from a password are the key.
#[must_use]
pub fn bcrypt_sign_extended(password: &[u8], salt: [u8; 16], cost: u32, expected: &[u8]) -> bool {
    let mut bytes = password.iter().copied().chain([0]).cycle();
    let mut key = Zeroizing::new([0; KEY_LENGTH]);
    for word in key.chunks_exact_mut(4) {
        let bytes = bytes.by_ref().take(4);
        let packed = bytes
            .fold(0, |word: u32, byte| (word << 8) | i32::from(byte.cast_signed()).cast_unsigned());
        word.copy_from_slice(&packed.to_be_bytes());
    }
    compare(&key[..], salt, cost, expected)
}

/// Django's `bcrypt_sha256`: bcrypt of the password's SHA-256 in lower-case hex.
#[must_use]
pub fn bcrypt_sha256(password: &[u8], salt: [u8; 16], cost: u32, expected: &[u8]) -> bool {
    let digest: Zeroizing<[u8; 32]> = Zeroizing::new(Sha256::digest(password).into());
    let mut hex = Zeroizing::new([0; 64]);
    for (pair, byte) in hex.chunks_exact_mut(2).zip(digest.iter()) {
        pair[0] = b"0123456789abcdef"[usize::from(byte >> 4)];
        pair[1] = b"0123456789abcdef"[usize::from(byte & 15)];
    }
    bcrypt(&hex[..], salt, cost, expected)
}

/// WordPress since 6.8: bcrypt of the base64 of HMAC-SHA384 of the password, keyed "wp-sha384".
///
/// # Panics
/// Never: HMAC takes keys of any length.
#[must_use]
pub fn bcrypt_wordpress(password: &[u8], salt: [u8; 16], cost: u32, expected: &[u8]) -> bool {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut mac = <Hmac<Sha384> as KeyInit>::new_from_slice(b"wp-sha384").expect("any length");
    mac.update(password);
    let digest: Zeroizing<[u8; 48]> = Zeroizing::new(mac.finalize().into_bytes().into());
    let mut base64 = Zeroizing::new([0; 64]);
    for (text, bytes) in base64.chunks_exact_mut(4).zip(digest.chunks_exact(3)) {
        let bits = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for (i, character) in text.iter_mut().enumerate() {
            *character = ALPHABET[(bits >> (18 - 6 * i)) as usize & 63];
        }
    }
    bcrypt(&base64[..], salt, cost, expected)
}

fn compare(key: &[u8], salt: [u8; 16], cost: u32, expected: &[u8]) -> bool {
    let digest = Zeroizing::new(bcrypt::bcrypt(cost, salt, key));
    is_same(&digest[..DIGEST_LENGTH], expected)
}
