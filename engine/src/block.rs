//! The 1 KiB block.

use core::ops::BitXorAssign;
use core::{ptr, slice};
use zeroize::Zeroize;

/// A block of 1 KiB, as 128 words (RFC 9106 §3.2), aligned to cache lines.
///
/// G treats a block as eight rows of 16 words (§3.5). Here two rows are interleaved: word 0 of both,
/// word 1 of both, and so on, so that a vector holds the words that both need for the same step.
/// `kernel/src/compress.rs` relies on this order. An `index` is always RFC 9106's: see
/// [`Self::place`].
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
#[repr(C, align(64))]
pub struct Block(pub(crate) [u64; Self::WORDS]);

impl Block {
    /// Length in bytes.
    pub const SIZE: usize = 1024;
    /// Length in 64-bit words.
    pub const WORDS: usize = Self::SIZE / size_of::<u64>();
    /// The block of zeros.
    pub const ZERO: Self = Self([0; Self::WORDS]);

    /// Where memory holds the word that RFC 9106 numbers `index`.
    pub(crate) const fn place(index: usize) -> usize {
        let (row, column) = (index / 16, index % 16);
        row / 2 * 32 + column * 2 + row % 2
    }

    /// The word that RFC 9106 numbers `index`.
    pub(crate) fn word(&self, index: usize) -> u64 {
        self.0[Self::place(index)]
    }

    /// See [`Self::word`].
    pub(crate) fn word_mut(&mut self, index: usize) -> &mut u64 {
        &mut self.0[Self::place(index)]
    }

    /// Sets the words from little-endian bytes (RFC 9106 §3.1).
    pub fn copy_from_le_bytes(&mut self, bytes: &[u8; Self::SIZE]) {
        let (chunks, _) = bytes.as_chunks();
        for (index, chunk) in chunks.iter().enumerate() {
            *self.word_mut(index) = u64::from_le_bytes(*chunk);
        }
    }

    /// Writes the words as little-endian bytes.
    pub fn copy_to_le_bytes(&self, bytes: &mut [u8; Self::SIZE]) {
        let (chunks, _) = bytes.as_chunks_mut();
        for (index, chunk) in chunks.iter_mut().enumerate() {
            *chunk = self.word(index).to_le_bytes();
        }
    }
}

/// Conversions for the oracle, which knows only RFC 9106's order of words.
#[cfg(any(test, feature = "fuzzing"))]
impl Block {
    /// Makes a block from words in RFC 9106's order.
    pub(crate) fn from_words(words: &[u64; Self::WORDS]) -> Self {
        let mut block = Self::ZERO;
        for (index, word) in words.iter().enumerate() {
            *block.word_mut(index) = *word;
        }
        block
    }

    /// All words, in RFC 9106's order.
    pub(crate) fn words(&self) -> [u64; Self::WORDS] {
        core::array::from_fn(|index| self.word(index))
    }
}

impl BitXorAssign<&Block> for Block {
    fn bitxor_assign(&mut self, other: &Block) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word ^= other;
        }
    }
}

impl Zeroize for Block {
    fn zeroize(&mut self) {
        wipe(slice::from_mut(self));
    }
}

/// Zeroes `blocks` in one bulk operation that the compiler cannot drop as unobserved.
pub fn wipe(blocks: &mut [Block]) {
    // SAFETY: the pointer and the length are a slice's own, and zero bytes make a valid block.
    unsafe { ptr::write_bytes(blocks.as_mut_ptr(), 0, blocks.len()) };
    zeroize::optimization_barrier(blocks);
}
