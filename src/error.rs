//! Everything that can be wrong with a call, as one small `Copy` enum.

use core::fmt;

/// Why a call was refused. No variant carries any part of a hash or a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The hash is the empty string.
    EmptyHash,
    /// The hash has not the five `$`-separated fields of an Argon2 PHC string.
    NotArgon2,
    /// The password looks like an Argon2 hash and the hash does not.
    SwappedArguments,
    /// `v=` is not a plain decimal number.
    MalformedVersion,
    /// A parameter is unknown, missing, repeated, or not a plain decimal number.
    MalformedParameters,
    /// A cost is outside the ranges of RFC 9106 section 3.1.
    CostOutOfRange,
    /// The salt is not canonical unpadded base64, or shorter than 8 bytes.
    MalformedSalt,
    /// The tag is not canonical unpadded base64, or shorter than 4 bytes.
    MalformedTag,
    /// A bcrypt hash.
    BcryptHash,
    /// Lucia's or better-auth's own scrypt format.
    ScryptHash,
    /// A scrypt or PBKDF2 hash in PHC format.
    OtherPhcHash,
    /// A version of Argon2 other than 16 and 19.
    UnknownVersion,
    /// Verifying needs more memory than the instance allows.
    MemoryLimit,
    /// Verifying needs more memory × passes than the instance allows.
    WorkLimit,
    /// The memory could not be had from the runtime.
    OutOfMemory,
    /// The runtime has no source of random bytes, or refuses them here.
    NoRandom,
    /// An option is outside its range.
    InvalidOption,
}

impl Error {
    /// The stable code that JavaScript callers switch on.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmptyHash
            | Self::NotArgon2
            | Self::SwappedArguments
            | Self::MalformedVersion
            | Self::MalformedParameters
            | Self::CostOutOfRange
            | Self::MalformedSalt
            | Self::MalformedTag => "INVALID_HASH",
            Self::BcryptHash | Self::ScryptHash | Self::OtherPhcHash | Self::UnknownVersion => {
                "UNSUPPORTED_HASH"
            }
            Self::MemoryLimit | Self::WorkLimit => "COST_LIMIT",
            Self::OutOfMemory => "OUT_OF_MEMORY",
            Self::NoRandom => "NO_RANDOM",
            Self::InvalidOption => "ENGINE",
        }
    }

    /// One sentence that says what is wrong and what to do about it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::EmptyHash => "the hash is empty; pass the string that hash() returned",
            Self::NotArgon2 => {
                "the hash is not an Argon2 PHC string ($argon2id$v=19$m=…,t=…,p=…$salt$tag)"
            }
            Self::SwappedArguments => "the arguments look swapped; call verify(hash, password)",
            Self::MalformedVersion => "the hash's version (v=) is not a plain decimal number",
            Self::MalformedParameters => {
                "the hash's parameters are malformed; m, t and p must each be given once, as plain decimal numbers"
            }
            Self::CostOutOfRange => {
                "the hash's costs are out of range: t ≥ 1, 1 ≤ p < 2^24, m ≥ 8·p"
            }
            Self::MalformedSalt => {
                "the hash's salt must be canonical base64 without padding, of 8 bytes or more"
            }
            Self::MalformedTag => {
                "the hash's tag must be canonical base64 without padding, of 4 bytes or more"
            }
            Self::BcryptHash => {
                "this is a bcrypt hash; verify it with bcrypt and rehash the password at log-in"
            }
            Self::ScryptHash => {
                "this is a scrypt hash of Lucia or better-auth; verify it with scrypt and rehash the password at log-in"
            }
            Self::OtherPhcHash => {
                "this is a scrypt or PBKDF2 hash; verify it with that and rehash the password at log-in"
            }
            Self::UnknownVersion => {
                "the hash's version of Argon2 is unknown; 16 and 19 are supported"
            }
            Self::MemoryLimit => {
                "verifying the hash needs more memory than maxMemorySize (KiB) allows"
            }
            Self::WorkLimit => {
                "verifying the hash needs more memory × passes than maxWork (KiB) allows"
            }
            Self::OutOfMemory => "the runtime refused the memory; lower memorySize",
            Self::NoRandom => {
                "crypto.getRandomValues is missing or refused here; Node needs to be 20 or newer, Workers hash in a request handler, Convex in an action"
            }
            Self::InvalidOption => "an option is out of range",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl core::error::Error for Error {}

/// The result of everything fallible in this crate.
pub type Result<T> = core::result::Result<T, Error>;
