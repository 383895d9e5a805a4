//! Which instructions compute the operands of which.

use std::ops::Range;
use wasmparser::Operator;

/// Where the code of each operand is, and which instruction takes each result.
pub struct Expressions {
    operands: Vec<Vec<Range<usize>>>,
    consumers: Vec<Option<Consumer>>,
}

/// The instruction that takes a value.
#[derive(Clone, Copy)]
pub struct Consumer {
    /// The instruction.
    pub instruction: usize,
    /// Which of its operands the value is, from 0.
    pub operand: usize,
}

impl Expressions {
    /// Reads a whole function.
    ///
    /// # Errors
    /// If it doesn't know the operands of an instruction, which the error names.
    pub fn of(instructions: &[Operator<'_>]) -> Result<Self, String> {
        let mut operands: Vec<Vec<Range<usize>>> = Vec::new();
        let mut consumers = vec![None; instructions.len()];
        // Where the code of each value on the stack is; its last instruction yields the value.
        let mut stack: Vec<Range<usize>> = Vec::new();
        for (at, instruction) in instructions.iter().enumerate() {
            let (takes, yields) = arity(instruction).ok_or(format!("{instruction:?}"))?;
            let first = stack.len().checked_sub(takes).ok_or(format!("{instruction:?}"))?;
            let inputs: Vec<_> = stack.drain(first..).collect();
            for (operand, code) in inputs.iter().enumerate() {
                consumers[code.end - 1] = Some(Consumer { instruction: at, operand });
            }
            if yields == 1 {
                stack.push(inputs.first().map_or(at, |code| code.start)..at + 1);
            }
            operands.push(inputs);
        }
        Ok(Self { operands, consumers })
    }

    /// The code of each operand of an instruction.
    pub fn operands(&self, instruction: usize) -> &[Range<usize>] {
        &self.operands[instruction]
    }

    /// The instruction that takes the result of this one.
    pub fn consumer(&self, instruction: usize) -> Option<Consumer> {
        self.consumers[instruction]
    }
}

/// How many values an instruction takes and yields.
fn arity(instruction: &Operator<'_>) -> Option<(usize, usize)> {
    Some(match instruction {
        Operator::Loop { .. } | Operator::End => (0, 0),
        Operator::LocalGet { .. } | Operator::I32Const { .. } | Operator::V128Const { .. } => {
            (0, 1)
        }
        Operator::LocalSet { .. } | Operator::BrIf { .. } => (1, 0),
        Operator::LocalTee { .. } | Operator::V128Load { .. } => (1, 1),
        Operator::V128Store { .. } => (2, 0),
        Operator::I32Add
        | Operator::I32Sub
        | Operator::I32Ne
        | Operator::V128Xor
        | Operator::V128Or
        | Operator::I64x2Add
        | Operator::I64x2ShrU
        | Operator::I64x2ExtMulLowI32x4U
        | Operator::I8x16Shuffle { .. }
        | Operator::I8x16Swizzle => (2, 1),
        _ => return None,
    })
}
