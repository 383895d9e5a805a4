//! Argon2 as RFC 9106 §3.2 defines it, over memory that the caller provides.
//!
//! | module | idea |
//! |---|---|
//! | [`params`] | algorithm, version and costs of RFC 9106 |
//! | `initial_hash`, `variable_hash`, `blake2b` | from the inputs to H0 and the first blocks, and from the last blocks to the tag |
//! | [`mod@fill`], `addressing`, `batch` | computes all other blocks, each from two earlier ones |
//! | [`layout`], [`view`], `block` | lanes and segments, and the blocks that they consist of |
//! | `kernel` | the compression function |
//! | `fuzzing` | its internals, for fuzz/ (feature `fuzzing` only) |

#![cfg_attr(not(any(test, feature = "fuzzing")), no_std)]

mod addressing;
mod batch;
mod blake2b;
mod block;
pub mod fill;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod initial_hash;
mod kernel;
pub mod layout;
mod le32;
#[cfg(any(test, feature = "fuzzing"))]
mod oracle;
pub mod params;
#[cfg(test)]
mod tests;
mod variable_hash;
pub mod view;

pub use block::{Block, wipe};

use fill::Filler;
use layout::Layout;
use params::Params;
use zeroize::Zeroizing;

/// The byte strings that Argon2 hashes (RFC 9106 §3.1), each at most 2³² − 1 bytes.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Message P.
    pub password: &'a [u8],
    /// Nonce S.
    pub salt: &'a [u8],
    /// Secret K; empty for none.
    pub secret: &'a [u8],
    /// Associated data X; empty for none.
    pub associated_data: &'a [u8],
}

/// Computes an Argon2 tag (RFC 9106 §3.2).
///
/// `arena` holds exactly `params.costs.block_count()` blocks, all of them zero, because the first pass
/// XORs into them. On return their content depends on the password, so the caller must wipe them. `tag`
/// is at least 4 bytes long, and its length is hashed too.
pub fn argon2(params: &Params, input: &Input<'_>, arena: &mut [Block], tag: &mut [u8]) {
    argon2_with(params, input, arena, tag, |arena| fill(params, arena));
}

/// Does what [`argon2`] does, in an arena that `fill` fills: see [`fill()`].
///
/// `arena` has the same number of zero blocks for each lane, two or more. `fill` gets it with the first
/// two blocks of every lane, and leaves the final block of each lane in the lane's last place.
pub fn argon2_with(
    params: &Params,
    input: &Input<'_>,
    arena: &mut [Block],
    tag: &mut [u8],
    fill: impl FnOnce(&mut [Block]),
) {
    debug_assert!(arena.iter().all(|block| *block == Block::ZERO), "arena not zero");
    // The maximum spares the .wasm a panic for lanes of no length.
    let lane_length = (arena.len() / params.costs.parallelism() as usize).max(1);
    let h0 = initial_hash::initial_hash(params, input, tag.len());
    fill::write_first_blocks(arena.chunks_exact_mut(lane_length), &h0);
    fill(arena);
    write_tag(arena.chunks_exact(lane_length), tag);
}

/// Computes all blocks of all passes from the first two blocks of every lane, in an arena of
/// `params.costs.block_count()` blocks.
pub fn fill(params: &Params, arena: &mut [Block]) {
    fill_observed(params, arena, |_| {});
}

/// Does what [`fill()`] does, and shows `after_pass` the arena at the end of every pass.
#[inline]
fn fill_observed(params: &Params, arena: &mut [Block], mut after_pass: impl FnMut(&[Block])) {
    let layout = Layout::new(&params.costs);
    debug_assert!(arena.len() == layout.block_count(), "arena of a wrong length");

    let mut filler = Zeroizing::new(Filler::new(params, layout));
    for pass in 0..params.costs.iterations() {
        filler.fill_pass(arena, pass);
        after_pass(arena);
    }
}

/// Writes the tag, H' of the final block C (RFC 9106 §3.2, steps 7 and 8).
fn write_tag<'a>(lanes: impl Iterator<Item = &'a [Block]>, tag: &mut [u8]) {
    let mut c = Zeroizing::new(Block::ZERO);
    for lane in lanes {
        if let Some(last) = lane.last() {
            *c ^= last;
        }
    }
    let mut bytes = Zeroizing::new([0; Block::SIZE]);
    c.copy_to_le_bytes(&mut bytes);
    variable_hash::variable_hash([&*bytes, &[]], tag);
}
