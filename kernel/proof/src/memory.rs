//! The memory that the kernel may touch: four blocks, wherever they are.

use crate::block::Block;
use crate::refusal::Refusal;
use crate::terms::{Byte, Terms};

/// An i32: a number, or the address of a block plus a number, both modulo 2³².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer {
    /// The block whose address is added. The address itself is unknown.
    pub block: Option<Block>,
    /// The number.
    pub offset: u32,
}

/// What the blocks hold, byte by byte. `None` is scratch memory that was not written.
pub struct Memory([Box<[Option<Byte>; Block::SIZE]>; 4]);

impl Memory {
    /// Memory with unknown words everywhere except in the scratch block.
    pub fn new(terms: &mut Terms) -> Self {
        Self(Block::ALL.map(|block| {
            let mut bytes = Box::new([None; Block::SIZE]);
            if block != Block::Scratch {
                for (place, word) in bytes.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                    let unknown = block.unknown(terms, place);
                    *word = terms.bytes(unknown).map(Some);
                }
            }
            bytes
        }))
    }

    /// The N bytes at an address plus a constant offset.
    pub fn load<const N: usize>(
        &self,
        address: Integer,
        constant: u64,
    ) -> Result<[Byte; N], Refusal> {
        let (block, start) = place::<N>(address, constant)?;
        let mut loaded = [Byte::ZERO; N];
        for (byte, stored) in loaded.iter_mut().zip(&self.0[block as usize][start..]) {
            *byte = stored.ok_or(Refusal::ReadsUnwritten)?;
        }
        Ok(loaded)
    }

    /// Stores N bytes at an address plus a constant offset.
    pub fn store<const N: usize>(
        &mut self,
        address: Integer,
        constant: u64,
        bytes: [Byte; N],
    ) -> Result<(), Refusal> {
        let (block, start) = place::<N>(address, constant)?;
        if matches!(block, Block::Previous | Block::Reference) {
            return Err(Refusal::Writes(block));
        }
        self.0[block as usize][start..start + N].copy_from_slice(&bytes.map(Some));
        Ok(())
    }
}

/// The block that contains all N bytes, and where they start in it.
fn place<const N: usize>(address: Integer, constant: u64) -> Result<(Block, usize), Refusal> {
    // This can't overflow: WebAssembly adds a constant to an address without wrapping, and a block
    // that lies entirely in memory ends at 2³² or before.
    let offset = u64::from(address.offset) + constant;
    let outside = Refusal::Outside { block: address.block, offset };
    let block = address.block.ok_or(outside.clone())?;
    let start = usize::try_from(offset).map_err(|_| outside.clone())?;
    if start > Block::SIZE - N { Err(outside) } else { Ok((block, start)) }
}
