//! edge-argon2 with a kernel of intrinsics: see `kernel`.

use edge_argon2::hasher::{CostLimits, Hasher};
use edge_argon2::params::{Costs, Params};

/// This peer verifies nothing, so it needs no limits.
const NO_LIMITS: CostLimits = CostLimits { memory_size: u32::MAX, work: u64::MAX };

pub fn hash(password: &[u8], salt: &[u8], costs: [u32; 3], tag: &mut [u8]) -> Option<()> {
    let [memory_size, iterations, parallelism] = costs;
    let params = Params::argon2id(Costs::new(memory_size, iterations, parallelism)?);
    let hasher = Hasher::new(params, tag.len(), Vec::new(), NO_LIMITS).ok()?;
    tag.copy_from_slice(&hasher.hash_raw(password, salt, &[]).ok()?);
    Some(())
}
