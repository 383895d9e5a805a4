//! The compression function G, as RFC 9106 §3.5 and §3.6 define it, for any kind of words: terms for
//! the proof, numbers for its tests.
#![expect(clippy::many_single_char_names, reason = "the RFC's names")]

use crate::terms::{Term, Terms};

/// The operations on 64-bit words that G is made of.
pub trait Arithmetic {
    /// A 64-bit word.
    type Word: Copy;

    /// `x ^ y`
    fn xor(&mut self, x: Self::Word, y: Self::Word) -> Self::Word;
    /// `x + y` modulo 2⁶⁴
    fn add(&mut self, x: Self::Word, y: Self::Word) -> Self::Word;
    /// The product of the low 32 bits, which the RFC writes as trunc(x) · trunc(y).
    fn multiply_low(&mut self, x: Self::Word, y: Self::Word) -> Self::Word;
    /// `x >>> bits`
    fn rotate_right(&mut self, x: Self::Word, bits: u32) -> Self::Word;
}

/// A block as 128 words, in the RFC's order.
pub type Words<W> = [W; 128];

/// §3.5: G(X, Y).
pub fn g<A: Arithmetic>(on: &mut A, x: &Words<A::Word>, y: &Words<A::Word>) -> Words<A::Word> {
    let r = xor(on, x, y);
    // R as an 8 × 8 matrix of 16-byte registers. Register i consists of words 2i and 2i + 1.
    let mut q = r;
    for row in 0..8 {
        let registers = [0, 1, 2, 3, 4, 5, 6, 7].map(|i| 8 * row + i);
        p(on, &mut q, registers);
    }
    let mut z = q;
    for column in 0..8 {
        let registers = [0, 1, 2, 3, 4, 5, 6, 7].map(|i| 8 * i + column);
        p(on, &mut z, registers);
    }
    xor(on, &z, &r)
}

/// XORs blocks word by word.
pub fn xor<A: Arithmetic>(on: &mut A, x: &Words<A::Word>, y: &Words<A::Word>) -> Words<A::Word> {
    std::array::from_fn(|i| on.xor(x[i], y[i]))
}

/// §3.6: the permutation P on these eight registers. They hold the 4 × 4
/// matrix of words v, two words each.
fn p<A: Arithmetic>(on: &mut A, words: &mut Words<A::Word>, registers: [usize; 8]) {
    let place = |i: usize| 2 * registers[i / 2] + i % 2;
    for [a, b, c, d] in [
        [0, 4, 8, 12],
        [1, 5, 9, 13],
        [2, 6, 10, 14],
        [3, 7, 11, 15],
        [0, 5, 10, 15],
        [1, 6, 11, 12],
        [2, 7, 8, 13],
        [3, 4, 9, 14],
    ] {
        gb(on, words, [place(a), place(b), place(c), place(d)]);
    }
}

/// §3.6: the function GB(a, b, c, d).
fn gb<A: Arithmetic>(on: &mut A, v: &mut Words<A::Word>, [a, b, c, d]: [usize; 4]) {
    v[a] = sum(on, v[a], v[b]);
    v[d] = xor_rotate(on, v[d], v[a], 32);
    v[c] = sum(on, v[c], v[d]);
    v[b] = xor_rotate(on, v[b], v[c], 24);
    v[a] = sum(on, v[a], v[b]);
    v[d] = xor_rotate(on, v[d], v[a], 16);
    v[c] = sum(on, v[c], v[d]);
    v[b] = xor_rotate(on, v[b], v[c], 63);
}

/// `x + y + 2 · trunc(x) · trunc(y)`
fn sum<A: Arithmetic>(on: &mut A, x: A::Word, y: A::Word) -> A::Word {
    let product = on.multiply_low(x, y);
    let twice = on.add(product, product);
    let sum = on.add(x, y);
    on.add(sum, twice)
}

/// `(x ^ y) >>> bits`
fn xor_rotate<A: Arithmetic>(on: &mut A, x: A::Word, y: A::Word, bits: u32) -> A::Word {
    let mixed = on.xor(x, y);
    on.rotate_right(mixed, bits)
}

impl Arithmetic for Terms {
    type Word = Term;

    fn xor(&mut self, x: Term, y: Term) -> Term {
        Self::xor(self, x, y)
    }

    fn add(&mut self, x: Term, y: Term) -> Term {
        Self::add(self, x, y)
    }

    fn multiply_low(&mut self, x: Term, y: Term) -> Term {
        Self::multiply_low(self, x, y)
    }

    fn rotate_right(&mut self, x: Term, bits: u32) -> Term {
        Self::rotate_right(self, x, bits)
    }
}

#[cfg(test)]
pub mod tests {
    use super::{Arithmetic, Words, g};
    use crate::terms::tests::Random;
    use edge_argon2::engine::Block;
    use edge_argon2::fuzzing::oracle_g;

    /// 64-bit numbers.
    pub struct Numbers;

    impl Arithmetic for Numbers {
        type Word = u64;

        fn xor(&mut self, x: u64, y: u64) -> u64 {
            x ^ y
        }

        fn add(&mut self, x: u64, y: u64) -> u64 {
            x.wrapping_add(y)
        }

        fn multiply_low(&mut self, x: u64, y: u64) -> u64 {
            (x % (1 << 32)) * (y % (1 << 32))
        }

        fn rotate_right(&mut self, x: u64, bits: u32) -> u64 {
            x.rotate_right(bits)
        }
    }

    /// A block of random words.
    pub fn random_block(seed: u64) -> Words<u64> {
        let mut random = Random(seed);
        std::array::from_fn(|_| random.word())
    }

    fn block(words: &Words<u64>) -> Block {
        let mut block = Block::ZERO;
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        block.copy_from_le_bytes(bytes.as_slice().try_into().expect("1024 bytes"));
        block
    }

    #[test]
    fn numbers_give_what_the_crates_oracle_gives() {
        for seed in 0..100 {
            let (x, y) = (random_block(2 * seed), random_block(2 * seed + 1));
            let mut bytes = [0; Block::SIZE];
            oracle_g(&block(&x), &block(&y)).copy_to_le_bytes(&mut bytes);
            let oracle: Vec<u64> =
                bytes.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word)).collect();
            assert_eq!(g(&mut Numbers, &x, &y).as_slice(), oracle);
        }
    }
}
