//! Compares the kernels with the oracle.

use edge_argon2::engine::Block;
use edge_argon2::fuzzing::kernels_agree;

/// Words whose arithmetic carries across many bits, or not at all.
const EDGES: [u64; 6] = [0, 1, u64::MAX, 0xffff_ffff, 0xffff_ffff << 32, 1 << 63];

/// Compresses blocks that begin with `data`. A generator seeded with `data` fills the rest, and
/// often picks a word from `EDGES`.
///
/// # Panics
/// Panics if a kernel disagrees with the oracle.
pub fn kernel(data: &[u8]) {
    let mut state = data.iter().fold(0xcbf2_9ce4_8422_2325, |state: u64, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut bytes = [0; 4 * Block::SIZE];
    for word in bytes.as_chunks_mut::<8>().0 {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        let mixed = state ^ state >> 29;
        let edge = EDGES.get((mixed >> 8) as usize % (2 * EDGES.len()));
        *word = edge.unwrap_or(&mixed).to_le_bytes();
    }
    let given = data.len().min(bytes.len());
    bytes[..given].copy_from_slice(&data[..given]);

    let mut blocks = [Block::ZERO; 4];
    for (block, bytes) in blocks.iter_mut().zip(bytes.as_chunks().0) {
        block.copy_from_le_bytes(bytes);
    }
    assert!(kernels_agree(&blocks));
}
