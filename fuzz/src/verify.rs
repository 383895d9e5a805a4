//! Verifies passwords against whatever a hostile database may hold.

use crate::allocation::peak_of;
use edge_argon2::engine::Input;
use edge_argon2::error::Error;
use edge_argon2::fuzzing::oracle_tag;
use edge_argon2::hasher::{CostLimits, Hasher};
use edge_argon2::params::{Costs, Params};
use edge_argon2::phc::PasswordHash;

/// The memory size in KiB, and the work in KiB × passes.
const LIMITS: CostLimits = CostLimits { memory_size: 64, work: 1024 };

/// How many bytes a call may allocate besides the arena: this many per byte of the hash, for its
/// decoded parts, and `FOR_ANY` more.
const PER_CHARACTER: usize = 8;
const FOR_ANY: usize = 4 * 1024;

/// Verifies any password (byte 1 is its length, and its bytes follow) against any hash (the rest).
/// Verifying never panics, allocates no more than the limit, and reports a match exactly when the
/// oracle does. Byte 0 chooses a secret, and whether a well-formed hash keeps its tag or gets the
/// right one or a wrong one first.
///
/// # Panics
/// Panics if verifying breaks one of these promises.
pub fn verify(data: &[u8]) {
    let [choices, length, rest @ ..] = data else { return };
    let (password, hash) = rest.split_at(usize::from(*length).min(rest.len()));
    let secret: &[u8] = if choices & 1 == 0 { b"" } else { b"pepper" };
    let mut hash = String::from_utf8_lossy(hash).into_owned();
    if let (Some(right), Ok(parsed)) =
        (expected_tag(&hash, password, secret), PasswordHash::parse(hash.as_bytes()))
    {
        let mut tag = right;
        match choices >> 1 & 3 {
            0 => tag = parsed.tag.clone(),
            1 => tag[usize::from(choices >> 3) % parsed.tag.len()] ^= 1,
            _ => {}
        }
        hash = PasswordHash { tag, ..parsed }.to_phc_string();
    }

    let own = Params::argon2id(Costs::new(8, 1, 1).expect("in range"));
    let hasher = Hasher::new(own, 32, secret.to_vec(), LIMITS).expect("in range");
    let (answer, peak) = peak_of(|| hasher.verify(hash.as_bytes(), password));
    assert_eq!(answer, expected(&hash, password, secret));

    let arena = if answer.is_ok() { LIMITS.memory_size as usize * 1024 } else { 0 };
    let allowed = arena + PER_CHARACTER * hash.len() + FOR_ANY;
    assert!(peak <= allowed, "{peak} bytes allocated, {allowed} allowed");
}

fn expected(hash: &str, password: &[u8], secret: &[u8]) -> Result<bool, Error> {
    let parsed = PasswordHash::parse(hash.as_bytes())?;
    if parsed.params.costs.memory_size() > LIMITS.memory_size {
        return Err(Error::MemoryLimit);
    }
    if parsed.params.work() > LIMITS.work {
        return Err(Error::WorkLimit);
    }
    Ok(expected_tag(hash, password, secret).is_some_and(|tag| tag == parsed.tag))
}

/// The oracle's tag for a well-formed hash within the limits.
fn expected_tag(hash: &str, password: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let hash = PasswordHash::parse(hash.as_bytes()).ok()?;
    let (memory_size, work) = (hash.params.costs.memory_size(), hash.params.work());
    if memory_size > LIMITS.memory_size || work > LIMITS.work {
        return None;
    }
    let associated_data = &hash.associated_data;
    let input = Input { password, salt: &hash.salt, secret, associated_data };
    let tag_length = u32::try_from(hash.tag.len()).expect("shorter than the hash");
    Some(oracle_tag(&hash.params, &input, tag_length))
}
