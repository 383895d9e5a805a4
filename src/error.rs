//! Everything that can be wrong with a call, as one small `Copy` enum.

use core::fmt;

/// Why a call was refused. No variant carries any part of a hash or a password.
///
/// The discriminants cross the boundary to JavaScript, where `js/refusals.ts` has the code and the
/// message of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The hash is the empty string.
    EmptyHash = 0,
    /// The hash does not have the five `$`-separated fields of an Argon2 PHC string.
    NotArgon2 = 1,
    /// `v=` is not a plain decimal number.
    MalformedVersion = 2,
    /// A parameter is unknown, missing, repeated, or not a plain decimal number.
    MalformedParameters = 3,
    /// A cost is outside the ranges of RFC 9106 section 3.1.
    CostOutOfRange = 4,
    /// The salt is not canonical unpadded base64, or shorter than 8 bytes.
    MalformedSalt = 5,
    /// The tag is not canonical unpadded base64, or shorter than 4 bytes.
    MalformedTag = 6,
    /// A bcrypt hash.
    BcryptHash = 7,
    /// A scrypt hash in the `salt:key` form of web frameworks.
    ScryptHash = 8,
    /// A scrypt or PBKDF2 hash in PHC format.
    OtherPhcHash = 9,
    /// A version of Argon2 other than 16 and 19.
    UnknownVersion = 10,
    /// Verifying needs more memory than the instance allows.
    MemoryLimit = 11,
    /// Verifying needs more work than the instance allows.
    WorkLimit = 12,
    /// The runtime refused the memory.
    OutOfMemory = 13,
    /// The runtime has no source of random bytes, or refuses them here.
    NoRandom = 14,
    /// An option is outside its range.
    InvalidOption = 15,
    /// A hash of crypt(3): MD5, SHA-2, scrypt or yescrypt.
    CryptHash = 16,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for Error {}

/// The result of everything fallible in this crate.
pub type Result<T> = core::result::Result<T, Error>;
