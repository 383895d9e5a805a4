//! The 1 KiB block.

use core::ops::BitXorAssign;
use zeroize::Zeroize;

/// A block of 1 KiB, as 128 words (RFC 9106 §3.2), aligned to cache lines.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq, Eq))]
#[repr(C, align(64))]
pub struct Block(pub(crate) [u64; Self::WORDS]);

impl Block {
    /// Length in bytes.
    pub const SIZE: usize = 1024;
    /// Length in 64-bit words.
    pub const WORDS: usize = Self::SIZE / size_of::<u64>();
    /// The block of zeros.
    pub const ZERO: Self = Self([0; Self::WORDS]);

    /// Sets the words from little-endian bytes (RFC 9106 §3.1).
    pub fn copy_from_le_bytes(&mut self, bytes: &[u8; Self::SIZE]) {
        let (chunks, _) = bytes.as_chunks();
        for (word, chunk) in self.0.iter_mut().zip(chunks) {
            *word = u64::from_le_bytes(*chunk);
        }
    }

    /// Writes the words as little-endian bytes.
    pub fn copy_to_le_bytes(&self, bytes: &mut [u8; Self::SIZE]) {
        let (chunks, _) = bytes.as_chunks_mut();
        for (chunk, word) in chunks.iter_mut().zip(&self.0) {
            *chunk = word.to_le_bytes();
        }
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
        self.0.zeroize();
    }
}
