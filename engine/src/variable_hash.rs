//! The variable-length hash function H' (RFC 9106 §3.3).

use super::blake2b::{MAX_DIGEST, blake2b};
use super::le32::le32;
use zeroize::Zeroizing;

/// Bytes that each intermediate digest contributes to a long output.
const STRIDE: usize = MAX_DIGEST / 2;

/// Fills `output` (1 to 2³² − 1 bytes) with H' of the two `parts` joined.
pub fn variable_hash(parts: [&[u8]; 2], output: &mut [u8]) {
    let length = le32(output.len());
    let input = [&length, parts[0], parts[1]];
    if output.len() <= MAX_DIGEST {
        return blake2b(&input, output);
    }

    let mut v = Zeroizing::new([0; MAX_DIGEST]);
    blake2b(&input, &mut *v);
    let mut rest = output;
    while rest.len() > MAX_DIGEST {
        let (head, tail) = rest.split_at_mut(STRIDE);
        head.copy_from_slice(&v[..STRIDE]);
        rest = tail;
        if rest.len() > MAX_DIGEST {
            let previous = v.clone();
            blake2b(&[&*previous], &mut *v);
        }
    }
    blake2b(&[&*v], rest);
}
