//! What fuzz/ and kernel/proof/ compare: this target's kernels and the oracle.

use crate::kernel::{self, portable};
use crate::params::Params;
use crate::{Block, Input, oracle};

/// The tag of `tag_length` bytes, as the oracle computes it.
#[must_use]
pub fn oracle_tag(params: &Params, input: &Input<'_>, tag_length: u32) -> Vec<u8> {
    oracle::argon2(params, input, tag_length).0
}

/// G(previous, reference), as the oracle computes it.
#[must_use]
pub fn oracle_g(previous: &Block, reference: &Block) -> Block {
    Block::from_words(&oracle::g(&previous.words(), &reference.words()))
}

/// Whether each kernel of this target turns `old` into `old ^ G(previous, reference)`, as the oracle
/// does, whatever is in `scratch`. On WebAssembly the kernels are the assembled and the portable one.
#[must_use]
pub fn kernels_agree([previous, reference, old, scratch]: &[Block; 4]) -> bool {
    let mut expected = oracle_g(previous, reference);
    expected ^= old;
    [kernel::compress, portable::compress].into_iter().all(|compress| {
        let (mut current, mut scratch) = (old.clone(), scratch.clone());
        compress(previous, reference, &mut current, &mut scratch);
        current.words() == expected.words()
    })
}

/// [`kernels_agree`] for JavaScript, which writes the blocks into linear memory first.
#[cfg(target_family = "wasm")]
mod exports {
    use super::{Block, kernels_agree};
    use std::sync::Mutex;

    static BLOCKS: Mutex<[Block; 4]> = Mutex::new([Block::ZERO; 4]);

    /// Where JavaScript writes the four blocks.
    #[unsafe(no_mangle)]
    extern "C" fn fuzzing_blocks() -> *mut Block {
        BLOCKS.lock().map_or(core::ptr::null_mut(), |mut blocks| blocks.as_mut_ptr())
    }

    #[unsafe(no_mangle)]
    extern "C" fn fuzzing_kernels_agree() -> bool {
        BLOCKS.lock().is_ok_and(|blocks| kernels_agree(&blocks))
    }
}
