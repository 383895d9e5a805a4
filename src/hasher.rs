//! Hashes and verifies bytes with one set of options. Nothing here is specific to JavaScript.

use subtle::ConstantTimeEq;

use crate::arena::Arena;
use crate::engine::{self, Input};
use crate::error::{Error, Result};
use crate::lanes;
use crate::params::{Costs, MIN_TAG_LENGTH, Params};
use crate::phc::PasswordHash;

/// The most that verifying a stored hash may cost, because others may have written the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLimits {
    /// Most memory, in KiB.
    pub memory_size: u32,
    /// Most work, in KiB × passes: see [`Params::work`].
    pub work: u64,
}

impl CostLimits {
    /// Checks a hash's costs before any memory is touched. An Argon2id hash with the hasher's `own`
    /// costs is always allowed, because a hasher must be able to verify what it hashed.
    ///
    /// # Errors
    /// [`Error::MemoryLimit`] or [`Error::WorkLimit`].
    pub fn check(&self, own: &Costs, asked: &Params) -> Result<()> {
        if asked.costs.memory_size() > self.memory_size.max(own.memory_size()) {
            Err(Error::MemoryLimit)
        } else if asked.work() > self.work.max(Params::argon2id(*own).work()) {
            Err(Error::WorkLimit)
        } else {
            Ok(())
        }
    }
}

/// The options of all hashes that one instance makes and verifies.
#[derive(Debug)]
pub struct Hasher {
    params: Params,
    tag_length: usize,
    secret: Vec<u8>,
    limits: CostLimits,
}

impl Hasher {
    /// `params` and `tag_length` (in bytes) apply to new hashes, and `limits` to verification. An
    /// empty `secret` means none.
    ///
    /// # Errors
    /// [`Error::InvalidOption`] for a tag of fewer than 4 bytes.
    pub fn new(
        params: Params,
        tag_length: usize,
        secret: Vec<u8>,
        limits: CostLimits,
    ) -> Result<Self> {
        if tag_length < MIN_TAG_LENGTH {
            return Err(Error::InvalidOption);
        }
        Ok(Self { params, tag_length, secret, limits })
    }

    /// Hashes a password with this salt into a canonical PHC string. `key_id` becomes its `keyid=`;
    /// an empty one is left out.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn hash(&self, password: &[u8], salt: Vec<u8>, key_id: Vec<u8>) -> Result<String> {
        let tag = self.hash_raw(password, &salt, &[])?;
        let (params, associated_data) = (self.params, Vec::new());
        Ok(PasswordHash { params, key_id, associated_data, salt, tag }.to_phc_string())
    }

    /// Computes the tag alone.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn hash_raw(
        &self,
        password: &[u8],
        salt: &[u8],
        associated_data: &[u8],
    ) -> Result<Vec<u8>> {
        let input = Input { password, salt, secret: &self.secret, associated_data };
        compute(&self.params, &input, self.tag_length)
    }

    /// Whether the PHC string in `phc` is a hash of the password. Parameters and associated data come
    /// from the string, and the secret comes from the options. Tags are compared in constant time.
    ///
    /// # Errors
    /// The errors of [`Self::admit`], and [`Error::OutOfMemory`].
    pub fn verify(&self, phc: &[u8], password: &[u8]) -> Result<bool> {
        self.matches(&self.admit(phc)?, password)
    }

    /// Parses the bytes of a PHC string and checks its costs against the limits.
    ///
    /// # Errors
    /// What is wrong with the hash, or which limit it exceeds.
    pub fn admit(&self, phc: &[u8]) -> Result<PasswordHash> {
        let hash = PasswordHash::parse(phc)?;
        self.limits.check(&self.params.costs, &hash.params)?;
        Ok(hash)
    }

    /// [`Self::verify`] for a hash that [`Self::admit`] returned.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn matches(&self, hash: &PasswordHash, password: &[u8]) -> Result<bool> {
        let input = Input {
            password,
            salt: &hash.salt,
            secret: &self.secret,
            associated_data: &hash.associated_data,
        };
        let tag = compute(&hash.params, &input, hash.tag.len())?;
        Ok(is_same(&tag, &hash.tag))
    }
}

/// Computes a tag of `tag_length` bytes, in memory that is wiped afterwards.
fn compute(params: &Params, input: &Input<'_>, tag_length: usize) -> Result<Vec<u8>> {
    let mut tag = zeroed(tag_length)?;
    let blocks =
        usize::try_from(lanes::block_count(&params.costs)).map_err(|_| Error::OutOfMemory)?;
    let mut arena = Arena::take(blocks).map_err(|_| Error::OutOfMemory)?;
    engine::argon2_with(params, input, &mut arena, &mut tag, |arena| lanes::fill(params, arena));
    Ok(tag)
}

/// Whether two tags are equal, in time that depends only on their lengths. It stays a separate
/// function in the .wasm, so that the published code can be inspected and timed.
#[inline(never)]
fn is_same(tag: &[u8], stored: &[u8]) -> bool {
    tag.ct_eq(stored).into()
}

/// Returns a zeroed buffer, or an error where `vec!` would abort.
fn zeroed(length: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| Error::OutOfMemory)?;
    bytes.resize(length, 0);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::Costs;

    const LIMITS: CostLimits = CostLimits { memory_size: 64, work: 128 };
    const SALT: &[u8] = b"somesalt";

    fn params(memory_size: u32, iterations: u32) -> Params {
        Params::argon2id(Costs::new(memory_size, iterations, 1).expect("in range"))
    }

    fn hasher(memory_size: u32, iterations: u32, secret: &[u8]) -> Hasher {
        Hasher::new(params(memory_size, iterations), 32, secret.to_vec(), LIMITS).expect("in range")
    }

    fn hash(hasher: &Hasher, password: &[u8]) -> Vec<u8> {
        hasher.hash(password, SALT.to_vec(), Vec::new()).expect("enough memory").into_bytes()
    }

    #[test]
    fn verifies_its_own_hashes_only() {
        let hasher = hasher(32, 2, b"");
        let hash = hash(&hasher, b"password");
        assert_eq!(hasher.verify(&hash, b"password"), Ok(true));
        for other in [&b""[..], b"Password", b"password\0"] {
            assert_eq!(hasher.verify(&hash, other), Ok(false));
        }
    }

    #[test]
    fn the_secret_counts() {
        let hash = hash(&hasher(32, 2, b"pepper"), b"password");
        assert_eq!(hasher(32, 2, b"pepper").verify(&hash, b"password"), Ok(true));
        assert_eq!(hasher(32, 2, b"").verify(&hash, b"password"), Ok(false));
    }

    #[test]
    fn limits_apply_to_foreign_hashes_only() {
        let large = hasher(128, 2, b"");
        let long = hasher(64, 3, b"");
        let default = hasher(32, 2, b"");
        let (large_hash, long_hash) = (hash(&large, b""), hash(&long, b""));
        assert_eq!(default.verify(&large_hash, b""), Err(Error::MemoryLimit));
        assert_eq!(default.verify(&long_hash, b""), Err(Error::WorkLimit));
        assert_eq!(large.verify(&large_hash, b""), Ok(true));
        assert_eq!(long.verify(&long_hash, b""), Ok(true));
    }

    #[test]
    fn tags_have_at_least_four_bytes() {
        let made = Hasher::new(params(8, 1), 3, Vec::new(), LIMITS);
        assert_eq!(made.err(), Some(Error::InvalidOption));
    }
}
