//! The boundary to JavaScript: bytes go in, and whether they match comes out.
//!
//! The shim has parsed the hash and limited its costs, so reaching `throw_str` here means that the
//! shim has a bug. Slices come in as copies in this memory, which the allocator wipes.

use edge_argon2_wipe::{WipingAllocator, wipe_stack};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use wasm_bindgen::prelude::*;
use wasm_bindgen::throw_str;

use crate::kdf::ScryptCosts;
use crate::{blowfish, kdf, phpass};

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator::new();

/// scrypt with N = 2^`log_n`; the key is as long as `expected`.
#[wasm_bindgen]
pub fn scrypt(password: &[u8], salt: &[u8], log_n: u8, r: u32, p: u32, expected: &[u8]) -> bool {
    wiping(|| kdf::scrypt(password, salt, ScryptCosts { log_n, r, p }, expected))
}

/// Firebase's scrypt with p = 1; the salt separator is part of the salt.
#[wasm_bindgen]
pub fn firebase(
    password: &[u8],
    salt: &[u8],
    log_n: u8,
    r: u32,
    signer_key: &[u8],
    expected: &[u8],
) -> bool {
    let costs = ScryptCosts { log_n, r, p: 1 };
    wiping(|| kdf::firebase(password, salt, costs, signer_key, expected))
}

macro_rules! pbkdf2 {
    ($name:ident, $js_name:literal, $digest:ty) => {
        #[doc = concat!("PBKDF2-HMAC with ", stringify!($digest), ".")]
        #[wasm_bindgen(js_name = $js_name)]
        pub fn $name(password: &[u8], salt: &[u8], iterations: u32, expected: &[u8]) -> bool {
            wiping(|| Some(kdf::pbkdf2::<$digest>(password, salt, iterations, expected)))
        }
    };
}
pbkdf2!(pbkdf2_sha1, "pbkdf2Sha1", Sha1);
pbkdf2!(pbkdf2_sha256, "pbkdf2Sha256", Sha256);
pbkdf2!(pbkdf2_sha512, "pbkdf2Sha512", Sha512);

macro_rules! bcrypt {
    ($name:ident, $js_name:literal) => {
        #[doc = concat!("[`blowfish::", stringify!($name), "`] with a salt of 16 bytes.")]
        #[wasm_bindgen(js_name = $js_name)]
        pub fn $name(password: &[u8], salt: &[u8], cost: u32, expected: &[u8]) -> bool {
            wiping(|| Some(blowfish::$name(password, salt.try_into().ok()?, cost, expected)))
        }
    };
}
bcrypt!(bcrypt, "bcrypt");
bcrypt!(bcrypt_sign_extended, "bcryptSignExtended");
bcrypt!(bcrypt_sha256, "bcryptSha256");
bcrypt!(bcrypt_wordpress, "bcryptWordpress");

/// phpass with 2^`log_iterations` iterations.
#[wasm_bindgen]
pub fn phpass(password: &[u8], salt: &[u8], log_iterations: u32, expected: &[u8]) -> bool {
    wiping(|| Some(phpass::phpass(password, salt, 1u32.checked_shl(log_iterations)?, expected)))
}

/// Whether a digest that was computed elsewhere is the expected one.
#[wasm_bindgen(js_name = isSame)]
pub fn is_same(computed: &[u8], expected: &[u8]) -> bool {
    wiping(|| Some(crate::is_same(computed, expected)))
}

/// Runs one call and wipes the stack that it used.
fn wiping(call: impl FnOnce() -> Option<bool>) -> bool {
    let matches = apart(call);
    wipe_stack();
    matches.unwrap_or_else(|| throw_str("a cost or a length is out of range"))
}

/// Runs the call in a frame of its own, below the one that wipes the stack.
#[inline(never)]
fn apart(call: impl FnOnce() -> Option<bool>) -> Option<bool> {
    call()
}
