//! The 64-byte pre-hashing digest H0 (RFC 9106 §3.2, step 1).

use super::Input;
use super::blake2b::{MAX_DIGEST, blake2b};
use super::le32::le32;
use crate::params::Params;
use zeroize::Zeroizing;

/// H0, which stands for all inputs from here on.
pub type InitialHash = Zeroizing<[u8; MAX_DIGEST]>;

/// Hashes every parameter and every input, with each byte string preceded by its length.
pub fn initial_hash(params: &Params, input: &Input<'_>, tag_length: usize) -> InitialHash {
    let Params { algorithm, version, costs } = params;
    let mut h0 = Zeroizing::new([0; MAX_DIGEST]);
    blake2b(
        &[
            &costs.parallelism().to_le_bytes(),
            &le32(tag_length),
            &costs.memory_size().to_le_bytes(),
            &costs.iterations().to_le_bytes(),
            &(*version as u32).to_le_bytes(),
            &(*algorithm as u32).to_le_bytes(),
            &le32(input.password.len()),
            input.password,
            &le32(input.salt.len()),
            input.salt,
            &le32(input.secret.len()),
            input.secret,
            &le32(input.associated_data.len()),
            input.associated_data,
        ],
        &mut *h0,
    );
    h0
}
