//! The four blocks that the kernel is called with.

use crate::terms::{Term, Terms};

/// The blocks that the parameters point to, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Read only.
    Previous,
    /// Read only.
    Reference,
    /// Read and written.
    Current,
    /// Written before it is read.
    Scratch,
}

impl Block {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Previous, Self::Reference, Self::Current, Self::Scratch];
    /// Length in bytes.
    pub const SIZE: usize = 1024;
    /// Length in 64-bit words.
    pub const WORDS: usize = Self::SIZE / 8;

    /// The unknown word at this place of the block before the kernel runs.
    pub fn unknown(self, terms: &mut Terms, place: usize) -> Term {
        terms.unknown(self as usize * Self::WORDS + place)
    }
}
