//! Why a function is not accepted.

use crate::block::Block;
use std::fmt;

/// The first reason found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The module is not valid WebAssembly.
    Invalid(String),
    /// The module has no function, or several, that could be the kernel.
    NoKernel(String),
    /// The machine doesn't know what the instruction does.
    UnknownInstruction(String),
    /// The machine doesn't know this arithmetic on addresses.
    UnknownAddress(String),
    /// A branch or a choice of bytes depends on where blocks are or on what they hold.
    DependsOnData(String),
    /// The kernel reads or writes outside of the four blocks.
    Outside {
        /// The block that the pointer belongs to.
        block: Option<Block>,
        /// Bytes from the start of that block.
        offset: u64,
    },
    /// It writes to a block that it may only read.
    Writes(Block),
    /// It reads scratch memory that it hasn't written.
    ReadsUnwritten,
    /// It reaches an `unreachable`.
    Traps,
    /// It runs longer than any kernel would.
    NoEnd,
    /// A word of the current block is not what the RFC says.
    Differs {
        /// RFC 9106's number of the word.
        word: usize,
    },
}

impl Refusal {
    /// What all refusals of this kind have in common.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "not valid WebAssembly",
            Self::NoKernel(_) => "no kernel",
            Self::UnknownInstruction(_) => "an instruction that the machine does not know",
            Self::UnknownAddress(_) => "address arithmetic that the machine does not know",
            Self::DependsOnData(_) => "control flow or addressing that depends on data",
            Self::Outside { .. } => "access outside of the four blocks",
            Self::Writes(_) => "a write to previous or reference",
            Self::ReadsUnwritten => "a read of scratch memory before it is written",
            Self::Traps => "a trap",
            Self::NoEnd => "no end",
            Self::Differs { .. } => "a word that is not RFC 9106's",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.kind())?;
        match self {
            Self::Invalid(detail)
            | Self::NoKernel(detail)
            | Self::UnknownInstruction(detail)
            | Self::UnknownAddress(detail)
            | Self::DependsOnData(detail) => write!(formatter, ": {detail}"),
            Self::Outside { block: Some(block), offset } => {
                write!(formatter, ": {block:?} + {offset}")
            }
            Self::Outside { block: None, offset } => write!(formatter, ": address {offset}"),
            Self::Writes(block) => write!(formatter, ": {block:?}"),
            Self::Differs { word } => write!(formatter, ": word {word} of current"),
            Self::ReadsUnwritten | Self::Traps | Self::NoEnd => Ok(()),
        }
    }
}
