//! Runs a WebAssembly function on terms instead of numbers.
//!
//! It knows only the instructions that the kernel consists of. An i32 is a number or an address and
//! never comes from memory, so no branch and no address can depend on what memory holds.

use crate::block::Block;
use crate::memory::{Integer, Memory};
use crate::module::Kernel;
use crate::refusal::Refusal;
use crate::terms::{Byte, Term, Terms};
use wasmparser::{BlockType, MemArg, Operator, ValType};

/// Ten times as many as the kernel takes.
const MOST_STEPS: usize = 100_000;

/// A v128 byte by byte, so that instructions that only move bytes need no new terms.
type Vector = [Byte; 16];

#[derive(Clone, Copy, Debug)]
enum Value {
    Integer(Integer),
    Vector(Vector),
}

/// A `block` or `loop` that the machine is in.
struct Label {
    /// Where a branch to it continues; in a loop, that is still inside it.
    target: usize,
    is_loop: bool,
    height: usize,
}

struct Machine<'a> {
    kernel: &'a Kernel<'a>,
    terms: &'a mut Terms,
    memory: &'a mut Memory,
    locals: Vec<Value>,
    stack: Vec<Value>,
    labels: Vec<Label>,
    /// The next instruction.
    at: usize,
}

/// Runs the kernel to its end.
///
/// # Returns
/// How many instructions it ran.
///
/// # Errors
/// At the first thing that the kernel must not do or that the machine doesn't know.
pub fn run(kernel: &Kernel<'_>, terms: &mut Terms, memory: &mut Memory) -> Result<usize, Refusal> {
    let mut locals = Vec::new();
    for kind in &kernel.locals {
        locals.push(match kind {
            ValType::I32 => Value::Integer(Integer { block: None, offset: 0 }),
            ValType::V128 => Value::Vector([Byte::ZERO; 16]),
            other => return Err(Refusal::UnknownInstruction(format!("a local of type {other}"))),
        });
    }
    for (local, block) in locals.iter_mut().zip(Block::ALL) {
        *local = Value::Integer(Integer { block: Some(block), offset: 0 });
    }
    let mut machine =
        Machine { kernel, terms, memory, locals, stack: Vec::new(), labels: Vec::new(), at: 0 };
    for steps in 0..MOST_STEPS {
        let Some(instruction) = kernel.instructions.get(machine.at) else { return Ok(steps) };
        machine.at += 1;
        machine.step(instruction)?;
    }
    Err(Refusal::NoEnd)
}

impl Machine<'_> {
    fn step(&mut self, instruction: &Operator<'_>) -> Result<(), Refusal> {
        match *instruction {
            Operator::LocalGet { local_index } => self.push(self.locals[local_index as usize]),
            Operator::LocalSet { local_index } => self.locals[local_index as usize] = self.pop()?,
            Operator::LocalTee { local_index } => {
                let value = self.pop()?;
                self.locals[local_index as usize] = value;
                self.push(value);
            }
            Operator::Drop => drop(self.pop()?),
            Operator::Block { blockty: BlockType::Empty } => {
                let target = end_of(&self.kernel.instructions, self.at);
                self.enter(target, false);
            }
            Operator::Loop { blockty: BlockType::Empty } => self.enter(self.at, true),
            Operator::End => drop(self.labels.pop()),
            Operator::BrIf { relative_depth } => {
                if self.condition()? {
                    self.branch(relative_depth);
                }
            }
            Operator::Unreachable => return Err(Refusal::Traps),
            Operator::I32Const { value } => {
                let offset = value.cast_unsigned();
                self.push(Value::Integer(Integer { block: None, offset }));
            }
            Operator::I32Add => self.on_integers(sum)?,
            Operator::I32Sub => self.on_integers(difference)?,
            Operator::I32Eq => self.on_integers(|x, y| truth(is_same(x, y)?))?,
            Operator::I32Ne => self.on_integers(|x, y| truth(!is_same(x, y)?))?,
            Operator::V128Load { memarg } => self.load(memarg)?,
            Operator::V128Store { memarg } => self.store(memarg)?,
            Operator::V128Const { value } => {
                self.push(Value::Vector(value.bytes().map(Byte::known)));
            }
            Operator::V128Xor => self.on_words(Terms::xor)?,
            Operator::V128Or => self.on_words(Terms::or)?,
            Operator::I64x2Add => self.on_words(Terms::add)?,
            Operator::I64x2ShrU => self.shift_right()?,
            Operator::I64x2ExtMulLowI32x4U => self.multiply()?,
            Operator::I8x16Shuffle { lanes } => self.shuffle(lanes)?,
            Operator::I8x16Swizzle => self.swizzle()?,
            ref other => return Err(Refusal::UnknownInstruction(format!("{other:?}"))),
        }
        Ok(())
    }

    fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    fn pop(&mut self) -> Result<Value, Refusal> {
        self.stack.pop().ok_or_else(|| Refusal::Invalid("an empty stack".into()))
    }

    fn pop_integer(&mut self) -> Result<Integer, Refusal> {
        match self.pop()? {
            Value::Integer(integer) => Ok(integer),
            Value::Vector(_) => Err(Refusal::Invalid("a vector in place of an i32".into())),
        }
    }

    fn pop_vector(&mut self) -> Result<Vector, Refusal> {
        match self.pop()? {
            Value::Vector(vector) => Ok(vector),
            Value::Integer(_) => Err(Refusal::Invalid("an i32 in place of a vector".into())),
        }
    }

    fn enter(&mut self, target: usize, is_loop: bool) {
        self.labels.push(Label { target, is_loop, height: self.stack.len() });
    }

    fn branch(&mut self, depth: u32) {
        let inner = self.labels.len().checked_sub(depth as usize + 1);
        // A depth beyond the labels means the function itself.
        let Some(inner) = inner else {
            self.at = self.kernel.instructions.len();
            return;
        };
        let Label { target, is_loop, height } = self.labels[inner];
        self.at = target;
        self.stack.truncate(height);
        self.labels.truncate(inner + usize::from(is_loop));
    }

    fn condition(&mut self) -> Result<bool, Refusal> {
        match self.pop_integer()? {
            Integer { block: None, offset } => Ok(offset != 0),
            address => Err(Refusal::DependsOnData(format!("a branch if {address:?} is not 0"))),
        }
    }

    fn on_integers(
        &mut self,
        operation: impl FnOnce(Integer, Integer) -> Result<Integer, Refusal>,
    ) -> Result<(), Refusal> {
        let (y, x) = (self.pop_integer()?, self.pop_integer()?);
        self.push(Value::Integer(operation(x, y)?));
        Ok(())
    }

    /// Applies an operation to the low words of two vectors and to the high ones.
    fn on_words(
        &mut self,
        operation: impl Fn(&mut Terms, Term, Term) -> Term,
    ) -> Result<(), Refusal> {
        let (y, x) = (self.pop_words()?, self.pop_words()?);
        let result = [operation(self.terms, x[0], y[0]), operation(self.terms, x[1], y[1])];
        self.push_words(result);
        Ok(())
    }

    fn load(&mut self, memarg: MemArg) -> Result<(), Refusal> {
        let address = self.pop_integer()?;
        let vector = self.memory.load(address, memarg.offset)?;
        self.push(Value::Vector(vector));
        Ok(())
    }

    fn store(&mut self, memarg: MemArg) -> Result<(), Refusal> {
        let vector = self.pop_vector()?;
        let address = self.pop_integer()?;
        self.memory.store(address, memarg.offset, vector)
    }

    fn shift_right(&mut self) -> Result<(), Refusal> {
        let bits = self.pop_integer()?;
        let words = self.pop_words()?;
        if bits.block.is_some() {
            return Err(Refusal::DependsOnData(format!("a shift by {bits:?}")));
        }
        let shifted = words.map(|word| self.terms.shift_right(word, bits.offset % 64));
        self.push_words(shifted);
        Ok(())
    }

    /// The products of the 32-bit lanes 0 and 1.
    fn multiply(&mut self) -> Result<(), Refusal> {
        let (y, x) = (self.pop_vector()?, self.pop_vector()?);
        let products = [0, 1].map(|lane| {
            let [x, y] =
                [&x, &y].map(|vector| self.terms.with_low_half(vector.as_chunks().0[lane]));
            self.terms.multiply_low(x, y)
        });
        self.push_words(products);
        Ok(())
    }

    fn shuffle(&mut self, lanes: [u8; 16]) -> Result<(), Refusal> {
        let (y, x) = (self.pop_vector()?, self.pop_vector()?);
        self.push(Value::Vector(lanes.map(|lane| {
            let lane = usize::from(lane);
            if lane < 16 { x[lane] } else { y[lane - 16] }
        })));
        Ok(())
    }

    fn swizzle(&mut self) -> Result<(), Refusal> {
        let (indices, vector) = (self.pop_vector()?, self.pop_vector()?);
        let mut picked = [Byte::ZERO; 16];
        for (byte, index) in picked.iter_mut().zip(indices) {
            let Some(index) = index.value() else {
                return Err(Refusal::DependsOnData("the indices of a swizzle".into()));
            };
            // An index beyond the vector gives 0.
            if let Some(source) = vector.get(usize::from(index)) {
                *byte = *source;
            }
        }
        self.push(Value::Vector(picked));
        Ok(())
    }

    /// The 64-bit words of the vector on the stack, the low one first.
    fn pop_words(&mut self) -> Result<[Term; 2], Refusal> {
        let vector = self.pop_vector()?;
        Ok([0, 1].map(|lane| self.terms.word(vector.as_chunks().0[lane])))
    }

    fn push_words(&mut self, words: [Term; 2]) {
        let mut vector = [Byte::ZERO; 16];
        for (bytes, word) in vector.as_chunks_mut().0.iter_mut().zip(words) {
            *bytes = self.terms.bytes(word);
        }
        self.push(Value::Vector(vector));
    }
}

/// One past the `end` of the block whose first instruction is at `start`.
fn end_of(instructions: &[Operator<'_>], start: usize) -> usize {
    let mut depth = 1;
    for (at, instruction) in (start..).zip(&instructions[start..]) {
        match instruction {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
            Operator::End => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    instructions.len()
}

fn sum(x: Integer, y: Integer) -> Result<Integer, Refusal> {
    if x.block.is_some() && y.block.is_some() {
        return Err(Refusal::UnknownAddress(format!("{x:?} + {y:?}")));
    }
    Ok(Integer { block: x.block.or(y.block), offset: x.offset.wrapping_add(y.offset) })
}

fn difference(x: Integer, y: Integer) -> Result<Integer, Refusal> {
    let block = match (x.block, y.block) {
        (block, None) => block,
        (Some(own), Some(other)) if own == other => None,
        _ => return Err(Refusal::UnknownAddress(format!("{x:?} - {y:?}"))),
    };
    Ok(Integer { block, offset: x.offset.wrapping_sub(y.offset) })
}

/// Blocks can be anywhere, so the code alone doesn't decide how addresses in different ones compare.
fn is_same(x: Integer, y: Integer) -> Result<bool, Refusal> {
    if x.block == y.block {
        return Ok(x.offset == y.offset);
    }
    Err(Refusal::DependsOnData(format!("a comparison of {x:?} with {y:?}")))
}

#[expect(clippy::unnecessary_wraps, reason = "as the other operations on integers")]
fn truth(is_true: bool) -> Result<Integer, Refusal> {
    Ok(Integer { block: None, offset: u32::from(is_true) })
}
