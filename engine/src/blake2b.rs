//! BLAKE2b with a digest of 1 to 64 bytes, H^T of RFC 9106 §3.1.

use blake2::Blake2bVarCore;
use blake2::digest::Output;
use blake2::digest::block_api::{Buffer, UpdateCore, VariableOutputCore};
use zeroize::Zeroize;

/// Longest digest, in bytes.
pub const MAX_DIGEST: usize = 64;

/// Hashes the concatenation of `parts` into `digest`, whose length (1 to 64 bytes) BLAKE2b takes
/// as a parameter. The hash state is wiped.
pub fn blake2b(parts: &[&[u8]], digest: &mut [u8]) {
    let mut core = Blake2bVarCore::new_with_params(&[], &[], 0, digest.len());
    let mut buffer = Buffer::<Blake2bVarCore>::default();
    for part in parts {
        buffer.digest_blocks(part, |blocks| core.update_blocks(blocks));
    }

    let mut full = Output::<Blake2bVarCore>::default();
    core.finalize_variable_core(&mut buffer, &mut full);
    digest.copy_from_slice(&full[..digest.len()]);
    full.as_mut_slice().zeroize();
}
