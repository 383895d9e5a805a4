//! The tests that every backend has to pass.

use crate::block::Block;
use crate::oracle;
use crate::tests::Random;

const RANDOM_CASES: usize = 2_000;

/// Compares a backend with the oracle, on blocks that favor carries and on random ones.
pub fn kernel_suite(compress: impl Fn(&Block, &Block, &mut Block, &mut Block)) {
    let mut random = Random::new(0x9106);
    let mut blocks = vec![
        Block::ZERO,
        Block([u64::MAX; Block::WORDS]),
        Block([0xffff_ffff; Block::WORDS]),
        Block([0xffff_ffff << 32; Block::WORDS]),
        // All words are distinct, so a word in the wrong place shows.
        Block(core::array::from_fn(|i| i as u64 * 0x0101_0101_0101_0101)),
    ];
    blocks.extend((0..RANDOM_CASES).map(|_| random.block()));

    for (i, previous) in blocks.iter().enumerate() {
        let reference = &blocks[blocks.len() - 1 - i];
        let g = Block::from_words(&oracle::g(&previous.words(), &reference.words()));
        for old in [Block::ZERO, random.block()] {
            let mut expected = g.clone();
            expected ^= &old;
            let (mut current, mut scratch) = (old, random.block());
            let inputs = (previous.clone(), reference.clone());
            compress(previous, reference, &mut current, &mut scratch);
            assert_eq!(current, expected, "case {i}");
            assert_eq!(inputs, (previous.clone(), reference.clone()), "case {i}");
        }
    }
}
