//! The instructions of G, in the order that the README shows.
//!
//! A step is emitted once for each chain before the next step begins, so program order is the
//! schedule. Sixteen vector registers can't hold all words of eight GB: b and d stay in locals, and
//! a and c live in the scratch block Z, from which each step loads one of them and stores it back.

use crate::assembler::{Address, Assembler, Local};
use wasm_encoder::{Function, ValType};

/// The parameters of the function: pointers to the previous block, the reference block, the current
/// block and scratch memory, 1 KiB each.
pub const PARAMETERS: [ValType; 4] = [ValType::I32; 4];

const PREVIOUS: Local = Local(0);
const REFERENCE: Local = Local(1);
const CURRENT: Local = Local(2);
const Z: Local = Local(3);
const END: Local = Local(4);
const FIRST_VECTOR: u32 = 5;

const MASK_24: Local = vector(0);
const MASK_16: Local = vector(1);
const SUM: Local = vector(2);
const TEMPORARY: Local = vector(3);
const B: [Local; 4] = [vector(4), vector(5), vector(6), vector(7)];
const D: [Local; 4] = [vector(8), vector(9), vector(10), vector(11)];
const VECTORS: u32 = 12;

const BLOCK_BYTES: i32 = 1024;
const VECTOR_BYTES: i32 = 16;
/// The vectors of a class: the a, b, c or d of eight GB.
const CLASS_BYTES: i32 = 4 * VECTOR_BYTES;
const TWO_ROWS_BYTES: i32 = 4 * CLASS_BYTES;

const fn vector(index: u32) -> Local {
    Local(FIRST_VECTOR + index)
}

/// Swizzle masks that rotate both 64-bit words of a vector right by 24 and by 16 bits.
const ROTATE_24: [u8; 16] = [3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10];
const ROTATE_16: [u8; 16] = [2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9];

/// `current ^= G(previous, reference)`, where G is the compression function of RFC 9106 §3.5.
///
/// It reads the first two blocks, reads and writes the current one, and writes scratch memory
/// before it reads it. There is no second form that overwrites the current block, because the memory
/// that Argon2 fills is zero at first.
#[must_use]
pub fn compress() -> Function {
    let mut code = Assembler::new(1, VECTORS);
    // V8 would rebuild an immediate mask at each use; a local stays in a register.
    code.constant(ROTATE_24);
    code.set(MASK_24);
    code.constant(ROTATE_16);
    code.set(MASK_16);
    rows(&mut code);
    columns(&mut code);
    code.finish()
}

/// `current ^= R`, where `R = previous ^ reference`, and `Z = R` with P applied to each row, two
/// rows at a time. Vector i of a class holds word i of both rows.
fn rows(code: &mut Assembler) {
    let words = Words { stride: CLASS_BYTES };
    code.push_offset(Z, BLOCK_BYTES);
    code.set(END);
    code.repeat_until(Z, END, |code| {
        words.load_r(code);
        mix(code, &INDICES.map(|i| words.gb([i, i, i, i])));
        mix(code, &INDICES.map(|i| words.gb([i, (i + 1) % 4, (i + 2) % 4, (i + 3) % 4])));
        words.store_locals(code);
        for pointer in [PREVIOUS, REFERENCE, CURRENT, Z] {
            code.advance(pointer, TWO_ROWS_BYTES);
        }
    });
    for pointer in [CURRENT, Z] {
        code.rewind(pointer, BLOCK_BYTES);
    }
}

/// `current ^= Z` with P applied to each column, two columns at a time.
///
/// Even vectors of a class hold words 0 and 2 of a column, odd ones words 1 and 3. In the diagonals,
/// a0 a2 meet b1 b3, c2 c0 and d3 d1, and a1 a3 meet b2 b0, c3 c1 and d0 d2. So four of the locals
/// and every vector of c exchange their two words.
fn columns(code: &mut Assembler) {
    let words = Words { stride: TWO_ROWS_BYTES };
    let exchanged = [B[0], B[2], D[1], D[3]];
    code.push_offset(Z, TWO_ROWS_BYTES);
    code.set(END);
    code.repeat_until(Z, END, |code| {
        words.load_locals(code);
        mix(code, &INDICES.map(|i| words.gb([i, i, i, i])));
        code.exchange_words(exchanged);
        mix(code, &INDICES.map(|i| words.last_gb([i, i ^ 1, i, i ^ 1])));
        code.exchange_words(exchanged);
        words.xor_locals_into_current(code);
        for pointer in [CURRENT, Z] {
            // wasm-opt turns an addition of 64 into this, because -64 is a byte shorter.
            code.rewind(pointer, -CLASS_BYTES);
        }
    });
}

/// A step of GB (RFC 9106 §3.6): a multiplication changes the word a or c, then that word is added by XOR
/// to d or b, which is rotated right by the number of bits in the step's name.
#[derive(Clone, Copy)]
enum Step {
    A32,
    C24,
    A16,
    C63,
}

const STEPS: [Step; 4] = [Step::A32, Step::C24, Step::A16, Step::C63];

/// Emits eight GB, each step for all of them before the next. That is half of P, for two P.
fn mix(code: &mut Assembler, gbs: &[Gb; 4]) {
    for step in STEPS {
        for gb in gbs {
            gb.step(code, step);
        }
    }
}

/// Two GB, one in each half of four vectors. The vectors of a and c are at these offsets of Z,
/// and those of b and d are in these locals.
struct Gb {
    a: i32,
    b: Local,
    c: i32,
    d: Local,
    /// Whether they are the last of a column: then c exchanges its words before and after them, and
    /// the final a and c go into the current block rather than into Z.
    is_last: bool,
}

impl Gb {
    fn step(&self, code: &mut Assembler, step: Step) {
        let (offset, addend, mixed) = match step {
            Step::A32 | Step::A16 => (self.a, self.b, self.d),
            Step::C24 | Step::C63 => (self.c, self.d, self.b),
        };
        code.load(Address::new(Z, offset));
        code.set(SUM);
        if self.is_last && matches!(step, Step::C24) {
            code.exchange_words([SUM]);
        }
        multiply_add(code, SUM, addend);
        code.set(SUM);
        xor_rotate(code, mixed, SUM, step);
        match step {
            Step::A16 if self.is_last => xor_into_current(code, offset, SUM),
            Step::C63 if self.is_last => {
                code.exchange_words([SUM]);
                xor_into_current(code, offset, SUM);
            }
            _ => {
                code.get(Z);
                code.get(SUM);
                code.store(offset);
            }
        }
    }
}

fn xor_into_current(code: &mut Assembler, offset: i32, result: Local) {
    code.get(CURRENT);
    code.load(Address::new(CURRENT, offset));
    code.get(result);
    code.xor();
    code.store(offset);
}

/// An argument of GB. There are four vectors of each.
#[derive(Clone, Copy)]
enum Class {
    A,
    B,
    C,
    D,
}

const CLASSES: [Class; 4] = [Class::A, Class::B, Class::C, Class::D];
const INDICES: [usize; 4] = [0, 1, 2, 3];
/// The offset of each vector of a class from the first, in bytes.
const WITHIN_CLASS: [i32; 4] = [0, VECTOR_BYTES, 2 * VECTOR_BYTES, 3 * VECTOR_BYTES];

impl Class {
    /// The locals that hold the words while P runs, or `None` if the words are in Z.
    fn locals(self) -> Option<[Local; 4]> {
        match self {
            Self::A | Self::C => None,
            Self::B => Some(B),
            Self::D => Some(D),
        }
    }
}

/// The 16 vectors that two P work on, at the same places in Z and in the other blocks.
struct Words {
    /// Bytes from one class's vectors to those of the next.
    stride: i32,
}

impl Words {
    fn offset(&self, class: Class, index: usize) -> i32 {
        class as i32 * self.stride + WITHIN_CLASS[index]
    }

    /// The GB of the vectors of a, b, c and d that have these indices.
    fn gb(&self, [a, b, c, d]: [usize; 4]) -> Gb {
        let (a, c) = (self.offset(Class::A, a), self.offset(Class::C, c));
        Gb { a, b: B[b], c, d: D[d], is_last: false }
    }

    /// See [`Gb::is_last`].
    fn last_gb(&self, indices: [usize; 4]) -> Gb {
        Gb { is_last: true, ..self.gb(indices) }
    }

    /// Begins rows: XORs R into the current block and puts it into the locals or Z.
    fn load_r(&self, code: &mut Assembler) {
        for class in CLASSES {
            for index in INDICES {
                let offset = self.offset(class, index);
                let r = class.locals().map_or(TEMPORARY, |locals| locals[index]);
                code.load(Address::new(PREVIOUS, offset));
                code.load(Address::new(REFERENCE, offset));
                code.xor();
                code.set(r);
                xor_into_current(code, offset, r);
                if class.locals().is_none() {
                    code.get(Z);
                    code.get(r);
                    code.store(offset);
                }
            }
        }
    }

    /// Ends rows: leaves all words in Z.
    fn store_locals(&self, code: &mut Assembler) {
        self.each_local(|offset, local| {
            code.get(Z);
            code.get(local);
            code.store(offset);
        });
    }

    /// Begins columns.
    fn load_locals(&self, code: &mut Assembler) {
        self.each_local(|offset, local| {
            code.load(Address::new(Z, offset));
            code.set(local);
        });
    }

    /// Ends columns.
    fn xor_locals_into_current(&self, code: &mut Assembler) {
        self.each_local(|offset, local| xor_into_current(code, offset, local));
    }

    fn each_local(&self, mut act: impl FnMut(i32, Local)) {
        for (class, locals) in [(Class::B, B), (Class::D, D)] {
            for (index, local) in locals.into_iter().enumerate() {
                act(self.offset(class, index), local);
            }
        }
    }
}

/// Pushes `x + y + 2 · low32(x) · low32(y)`.
fn multiply_add(code: &mut Assembler, x: Local, y: Local) {
    code.multiply_low(x, y);
    code.set(TEMPORARY);
    code.get(x);
    code.get(y);
    code.add();
    code.get(TEMPORARY);
    code.get(TEMPORARY);
    code.add();
    code.add();
}

/// `x = (x ^ y)`, rotated right by the bits of `step`.
fn xor_rotate(code: &mut Assembler, x: Local, y: Local, step: Step) {
    code.get(x);
    code.get(y);
    code.xor();
    match step {
        Step::C24 => code.swizzle(MASK_24),
        Step::A16 => code.swizzle(MASK_16),
        Step::A32 => {
            code.tee(x);
            code.swap_halves(x);
        }
        Step::C63 => {
            code.tee(x);
            code.rotate_left_1(x);
        }
    }
    code.set(x);
}

#[cfg(test)]
mod tests {
    use super::{ROTATE_16, ROTATE_24};

    /// Does to two words what `i8x16.swizzle` does.
    fn swizzle(words: [u64; 2], mask: [u8; 16]) -> [u64; 2] {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let picked = mask.map(|index| bytes[usize::from(index)]);
        let (halves, _) = picked.as_chunks();
        [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
    }

    #[test]
    fn masks_rotate_both_words_right() {
        let words = [0x0123_4567_89ab_cdef, 0xf0e1_d2c3_b4a5_9687];
        for (mask, bits) in [(ROTATE_24, 24), (ROTATE_16, 16)] {
            assert_eq!(swizzle(words, mask), words.map(|word: u64| word.rotate_right(bits)));
        }
    }
}
