//! The compression function G (RFC 9106 §3.5) in WebAssembly SIMD.
//!
//! GB is a chain of dependent steps, too long to fill the processor. So eight GB run at a time, two
//! in each of four chains, step by step side by side, and engines keep that order. A compiler would
//! not, hence this assembler. Sixteen vector registers cannot hold all the words of eight GB either:
//! b and d stay in locals, a and c live in the scratch block Z, loaded before a step and stored
//! within it.
//!
//! A vector holds the same word of two neighbouring rows, and so does memory (`src/engine/block.rs`).
//! The diagonals of rows then need no shuffles, and those of columns as many as usual, each of one
//! vector instead of two.

use crate::assembler::{Address, Assembler, Local};
use wasm_encoder::{Function, ValType};

/// The parameters of the function: pointers to 1 KiB each.
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
/// The a of eight GB, or their b, c or d.
const CLASS_BYTES: i32 = 4 * VECTOR_BYTES;
const TWO_ROWS_BYTES: i32 = 4 * CLASS_BYTES;

const fn vector(index: u32) -> Local {
    Local(FIRST_VECTOR + index)
}

/// Bytes that move a 64-bit word right by 24 and by 16 bits, in both words of a vector.
const ROTATE_24: [u8; 16] = [3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10];
const ROTATE_16: [u8; 16] = [2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9];

/// The function, under the name that the crate calls. One form is enough: where the old content of
/// the current block does not count, it is zero.
pub fn functions() -> [(&'static str, Function); 1] {
    [("edge_argon2_compress", compress())]
}

/// current ^= G(previous, reference)
fn compress() -> Function {
    let mut code = Assembler::new(1, VECTORS);
    // Masks as shuffle immediates would be rebuilt at each use; locals stay in registers.
    code.constant(ROTATE_24);
    code.set(MASK_24);
    code.constant(ROTATE_16);
    code.set(MASK_16);
    rows(&mut code);
    columns(&mut code);
    code.finish()
}

/// current ^= R, where R = previous ^ reference; Z = R with P applied to each row. Vector i of a
/// class holds word i of two rows.
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

/// current ^= Z with P applied to each column, two columns at a time. Even vectors of a class hold
/// words 0 and 2 of a column, odd ones words 1 and 3. So in its diagonals a0 a2 meet b1 b3, c2 c0 and
/// d3 d1, and a1 a3 meet b2 b0, c3 c1 and d0 d2: four vectors of locals and all of c change the order
/// of their words.
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
            // As wasm-opt has it: -64 is a byte shorter than 64.
            code.rewind(pointer, -CLASS_BYTES);
        }
    });
}

/// A step of GB (RFC 9106 §3.6): the word that grows, then how many bits the word that it is mixed
/// into rotates to the right.
#[derive(Clone, Copy)]
enum Step {
    A32,
    C24,
    A16,
    C63,
}

const STEPS: [Step; 4] = [Step::A32, Step::C24, Step::A16, Step::C63];

/// Eight GB, step by step: half of P, for two P.
fn mix(code: &mut Assembler, gbs: &[Gb; 4]) {
    for step in STEPS {
        for gb in gbs {
            gb.step(code, step);
        }
    }
}

/// Two GB, one in each half of four vectors: a and c at these offsets of Z, b and d in these locals.
struct Gb {
    a: i32,
    b: Local,
    c: i32,
    d: Local,
    /// Whether they are the last of a column: the words of c first change their order, and a and c
    /// end in the current block.
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

/// The arguments of GB, for each of which there are four vectors.
#[derive(Clone, Copy)]
enum Class {
    A,
    B,
    C,
    D,
}

const CLASSES: [Class; 4] = [Class::A, Class::B, Class::C, Class::D];
const INDICES: [usize; 4] = [0, 1, 2, 3];
/// Where the vector of each index is, in bytes from the first.
const WITHIN_CLASS: [i32; 4] = [0, VECTOR_BYTES, 2 * VECTOR_BYTES, 3 * VECTOR_BYTES];

impl Class {
    /// Where words live while P runs, if not in Z.
    fn locals(self) -> Option<[Local; 4]> {
        match self {
            Self::A | Self::C => None,
            Self::B => Some(B),
            Self::D => Some(D),
        }
    }
}

/// The 16 vectors that two P work on, and their places in Z and in other blocks.
struct Words {
    /// Bytes from one class's vectors to those of the next.
    stride: i32,
}

impl Words {
    fn offset(&self, class: Class, index: usize) -> i32 {
        class as i32 * self.stride + WITHIN_CLASS[index]
    }

    /// Two GB of the vectors with these indices, from a to d.
    fn gb(&self, [a, b, c, d]: [usize; 4]) -> Gb {
        let (a, c) = (self.offset(Class::A, a), self.offset(Class::C, c));
        Gb { a, b: B[b], c, d: D[d], is_last: false }
    }

    /// See [`Gb::is_last`].
    fn last_gb(&self, indices: [usize; 4]) -> Gb {
        Gb { is_last: true, ..self.gb(indices) }
    }

    /// Begins rows: R goes into the current block, and to each word's home.
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

/// Pushes x + y + 2 · low32(x) · low32(y).
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

/// x = (x ^ y) rotated right as far as `step` says.
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
