//! Changes to single instructions.
//!
//! Most of them change what the function does. A rule, not a trial, says which ones don't; these
//! test that the proof judges what code means rather than how it is written.

use crate::expressions::{Consumer, Expressions};
use crate::module::Kernel;
use std::ops::Range;
use wasmparser::{MemArg, MemArgTarget, Operator, V128};

/// One change to the kernel.
pub struct Mutation<'a> {
    /// The instruction that the change is about.
    pub instruction: usize,
    /// The instructions that are replaced.
    pub replaced: Range<usize>,
    /// The instructions that replace them.
    pub replacement: Vec<Operator<'a>>,
    /// Whether the function still does what it did before.
    pub keeps_meaning: bool,
}

/// The pointer to scratch memory.
const SCRATCH: u32 = 3;
const BLOCK_BYTES: u64 = 1024;
const VECTOR_BYTES: u64 = 16;

/// All changes to all instructions.
///
/// # Errors
/// If there is no change for an instruction, which the error names.
pub fn mutations<'a>(kernel: &Kernel<'a>) -> Result<Vec<Mutation<'a>>, String> {
    let expressions = Expressions::of(&kernel.instructions)?;
    let mut all = Vec::new();
    for at in 0..kernel.instructions.len() {
        let mut site = Site { kernel, expressions: &expressions, at, all: &mut all };
        site.mutate()?;
    }
    Ok(all)
}

/// An instruction, and the list that its changes go to.
struct Site<'k, 'a> {
    kernel: &'k Kernel<'a>,
    expressions: &'k Expressions,
    at: usize,
    all: &'k mut Vec<Mutation<'a>>,
}

impl<'a> Site<'_, 'a> {
    fn mutate(&mut self) -> Result<(), String> {
        match self.kernel.instructions[self.at].clone() {
            Operator::LocalGet { local_index } => self.local_get(local_index),
            Operator::LocalSet { local_index } => {
                self.other_locals(local_index, |local_index| Operator::LocalSet { local_index });
                self.harm([Operator::Drop]);
            }
            Operator::LocalTee { local_index } => {
                self.other_locals(local_index, |local_index| Operator::LocalTee { local_index });
                self.push(Vec::new(), self.is_tee_that_nothing_reads(local_index));
            }
            Operator::Loop { blockty } => self.harm([Operator::Block { blockty }]),
            Operator::BrIf { relative_depth } => {
                self.harm([Operator::Drop]);
                self.harm([Operator::BrIf { relative_depth: relative_depth + 1 }]);
            }
            // Without it, or with a different instruction in its place, this is not a function.
            Operator::End => self.harm([Operator::Unreachable, Operator::End]),
            Operator::I32Const { value } => {
                for value in [value ^ 1, value + 16] {
                    self.harm([Operator::I32Const { value }]);
                }
            }
            Operator::I32Add => {
                self.harm([Operator::I32Sub]);
                self.harm([Operator::Drop]);
                self.exchange_operands(true);
            }
            Operator::I32Sub => {
                self.harm([Operator::I32Add]);
                self.harm([Operator::Drop]);
                self.exchange_operands(false);
            }
            Operator::I32Ne => {
                self.harm([Operator::I32Eq]);
                self.harm([Operator::Drop]);
                self.exchange_operands(true);
            }
            Operator::V128Load { memarg } => {
                self.other_offsets(memarg, |memarg| Operator::V128Load { memarg });
                self.harm([Operator::Drop, zero()]);
            }
            Operator::V128Store { memarg } => {
                self.other_offsets(memarg, |memarg| Operator::V128Store { memarg });
                self.harm([Operator::Drop, Operator::Drop]);
            }
            Operator::V128Const { value } => self.constant(value),
            Operator::I8x16Shuffle { lanes } => self.shuffle(lanes),
            _ => self.vector_operation()?,
        }
        Ok(())
    }

    fn vector_operation(&mut self) -> Result<(), String> {
        match &self.kernel.instructions[self.at] {
            Operator::V128Xor => {
                self.harm([Operator::I64x2Add]);
                self.harm([Operator::V128Or]);
                self.one_operand();
                self.exchange_operands(true);
            }
            // XOR and addition would do the same here, because the operands have no bit in common.
            Operator::V128Or => {
                self.harm([Operator::V128And]);
                self.one_operand();
                self.exchange_operands(true);
            }
            Operator::I64x2Add => {
                self.harm([Operator::V128Xor]);
                self.harm([Operator::I64x2Sub]);
                self.one_operand();
                self.exchange_operands(true);
            }
            Operator::I64x2ShrU => {
                self.harm([Operator::I64x2ShrS]);
                self.harm([Operator::I64x2Shl]);
                self.harm([Operator::Drop]);
            }
            // The unsigned product of the high lanes would do the same here, because they are copies.
            Operator::I64x2ExtMulLowI32x4U => {
                self.harm([Operator::I64x2ExtMulLowI32x4S]);
                self.harm([Operator::I64x2Mul]);
                self.harm([Operator::I64x2Add]);
                self.one_operand();
                self.exchange_operands(true);
            }
            Operator::I8x16Swizzle => {
                self.harm([Operator::V128Xor]);
                self.one_operand();
                self.exchange_operands(false);
            }
            other => return Err(format!("{other:?}")),
        }
        Ok(())
    }

    fn local_get(&mut self, local: u32) {
        let is_unused = self.is_unused_by_shuffle(self.at);
        let equal = self.equal_after_loop(local);
        for other in self.locals_beside(local) {
            let keeps_meaning = is_unused || equal == Some(other);
            self.push(vec![Operator::LocalGet { local_index: other }], keeps_meaning);
        }
        if is_unused {
            // Any vector will do, but loading it must not touch memory outside of the blocks.
            let target = MemArgTarget::Memory(0);
            let memarg =
                MemArg { align: 0, max_align: 4, offset: BLOCK_BYTES, target, ordering: None };
            let pointer = Operator::LocalGet { local_index: SCRATCH };
            self.harm([pointer, Operator::V128Load { memarg }]);
        }
    }

    /// Whether this is an operand from which a shuffle takes no byte.
    fn is_unused_by_shuffle(&self, at: usize) -> bool {
        let Some((Operator::I8x16Shuffle { lanes }, operand)) = self.consumer(at) else {
            return false;
        };
        lanes.iter().all(|lane| usize::from(*lane) / 16 != operand)
    }

    /// Whether a shuffle that takes no byte from the local reads it next, before it is set again.
    fn is_tee_that_nothing_reads(&self, local: u32) -> bool {
        use Operator::{I8x16Shuffle, LocalGet, LocalSet};
        matches!(
            &self.kernel.instructions[self.at + 1..],
            [LocalGet { local_index: read }, I8x16Shuffle { .. }, LocalSet { local_index: set }, ..]
                if *read == local && *set == local
        ) && self.is_unused_by_shuffle(self.at + 1)
    }

    /// The local with the same value, if a loop has just ended because the two became equal.
    fn equal_after_loop(&self, local: u32) -> Option<u32> {
        use Operator::{BrIf, End, I32Ne, LocalGet, LocalSet, LocalTee};
        let before = &self.kernel.instructions[..self.at];
        let end = before.iter().rposition(|instruction| matches!(instruction, End))?;
        let [
            ..,
            LocalGet { local_index: x },
            LocalGet { local_index: y },
            I32Ne,
            BrIf { relative_depth: 0 },
        ] = before[..end]
        else {
            return None;
        };
        let is_set = before[end..].iter().any(|instruction| {
            matches!(instruction, LocalSet { local_index } | LocalTee { local_index }
                if *local_index == x || *local_index == y)
        });
        match local {
            _ if is_set => None,
            _ if local == x => Some(y),
            _ if local == y => Some(x),
            _ => None,
        }
    }

    fn shuffle(&mut self, lanes: [u8; 16]) {
        let feeds_low_product =
            matches!(self.consumer(self.at), Some((Operator::I64x2ExtMulLowI32x4U, _)));
        // Changes one lane in each part of 32 bits.
        for index in [0, 5, 10, 15] {
            let mut lanes = lanes;
            lanes[index] ^= 1;
            // The product takes only the low half of a vector.
            let keeps_meaning = feeds_low_product && index >= 8;
            self.push(vec![Operator::I8x16Shuffle { lanes }], keeps_meaning);
        }
        self.harm([Operator::Drop]);
    }

    fn constant(&mut self, value: V128) {
        for index in 0..16 {
            self.harm([Operator::V128Const { value: V128::from(value.i128() ^ 1 << (8 * index)) }]);
        }
    }

    fn other_locals(&mut self, local: u32, instruction: impl Fn(u32) -> Operator<'a>) {
        for other in self.locals_beside(local) {
            self.harm([instruction(other)]);
        }
    }

    /// The locals of the same type next to this one, on both sides.
    fn locals_beside(&self, local: u32) -> [u32; 2] {
        let locals = &self.kernel.locals;
        let same_type: Vec<u32> = (0..)
            .zip(locals)
            .filter(|(_, kind)| **kind == locals[local as usize])
            .map(|(index, _)| index)
            .collect();
        let position = same_type.iter().position(|index| *index == local).unwrap_or(0);
        [1, same_type.len() - 1].map(|step| same_type[(position + step) % same_type.len()])
    }

    fn other_offsets(&mut self, memarg: MemArg, instruction: impl Fn(MemArg) -> Operator<'a>) {
        let before = memarg.offset.checked_sub(VECTOR_BYTES);
        let after = [memarg.offset + VECTOR_BYTES, memarg.offset + VECTOR_BYTES / 2];
        for offset in after.into_iter().chain(before) {
            self.harm([instruction(MemArg { offset, ..memarg })]);
        }
    }

    /// Leaves only the first operand, then only the second.
    fn one_operand(&mut self) {
        self.harm([Operator::Drop]);
        if let [first, second] = self.expressions.operands(self.at) {
            self.all.push(Mutation {
                instruction: self.at,
                replaced: first.start..self.at + 1,
                replacement: self.kernel.instructions[second.clone()].to_vec(),
                keeps_meaning: false,
            });
        }
    }

    /// Exchanges two operands, unless they are the same or have side effects.
    fn exchange_operands(&mut self, is_commutative: bool) {
        let instructions = &self.kernel.instructions;
        let [first, second] = self.expressions.operands(self.at) else { return };
        let replaced = first.start..self.at + 1;
        let has_effect = |instruction| {
            use Operator::{LocalSet, LocalTee, V128Store};
            matches!(instruction, &(LocalSet { .. } | LocalTee { .. } | V128Store { .. }))
        };
        let code = [&instructions[second.clone()], &instructions[first.clone()]];
        let is_same = code[0] == code[1];
        if is_same || instructions[replaced.clone()].iter().any(has_effect) {
            return;
        }
        self.all.push(Mutation {
            instruction: self.at,
            replaced,
            replacement: [code[0], code[1], &instructions[self.at..=self.at]].concat(),
            keeps_meaning: is_commutative,
        });
    }

    fn consumer(&self, at: usize) -> Option<(&Operator<'a>, usize)> {
        let Consumer { instruction, operand } = self.expressions.consumer(at)?;
        Some((&self.kernel.instructions[instruction], operand))
    }

    fn harm<const N: usize>(&mut self, replacement: [Operator<'a>; N]) {
        self.push(Vec::from(replacement), false);
    }

    fn push(&mut self, replacement: Vec<Operator<'a>>, keeps_meaning: bool) {
        let (instruction, replaced) = (self.at, self.at..self.at + 1);
        self.all.push(Mutation { instruction, replaced, replacement, keeps_meaning });
    }
}

fn zero<'a>() -> Operator<'a> {
    Operator::V128Const { value: V128::from(0_i128) }
}
