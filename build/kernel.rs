//! The compression function G (RFC 9106 §3.5) in WebAssembly SIMD.
//!
//! One round is a chain of dependent steps, too long to fill the processor. So two rounds run side
//! by side, step by step, and engines keep that order. A compiler would not, hence this assembler.
//! Sixteen vector registers cannot hold two rounds either: words b and d of each stay in locals, a
//! and c live in the scratch block Z, loaded before a step and stored within it.

use crate::assembler::{Address, Assembler, Local, Word, X_HIGH, X_LOW, Y_HIGH, Y_LOW};
use wasm_encoder::{Function, ValType};

/// The parameters of both functions: pointers to 1 KiB each.
pub const PARAMETERS: [ValType; 4] = [ValType::I32; 4];

const PREVIOUS: Local = Local(0);
const REFERENCE: Local = Local(1);
const CURRENT: Local = Local(2);
const Z: Local = Local(3);
const END: Local = Local(4);
const FIRST_VECTOR: u32 = 5;

const MASK_24: Local = vector(0);
const MASK_16: Local = vector(1);
const SUM: [Local; 2] = [vector(2), vector(3)];
const TEMPORARY: Local = vector(4);
const FIRST_ROUND: u32 = 5;
const VECTORS: u32 = FIRST_ROUND + 2 * LOCALS_PER_ROUND;
const LOCALS_PER_ROUND: u32 = 4;

const BLOCK_BYTES: i32 = 1024;
const VECTOR_BYTES: i32 = 16;
/// A row is eight neighbouring vectors.
const ROW_BYTES: i32 = 8 * VECTOR_BYTES;

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

/// current ^= R, where R = previous ^ reference; Z = R with P applied to each row.
fn rows(code: &mut Assembler) {
    let mut x = Round::new(0, 0, VECTOR_BYTES);
    let mut y = Round::new(1, ROW_BYTES, VECTOR_BYTES);
    code.push_offset(Z, BLOCK_BYTES);
    code.set(END);
    code.repeat_until(Z, END, |code| {
        for round in [&x, &y] {
            round.load_row(code);
        }
        side_by_side(code, &mut x, &mut y);
        for round in [&x, &y] {
            round.store(code);
        }
        for pointer in [PREVIOUS, REFERENCE, CURRENT, Z] {
            code.advance(pointer, 2 * ROW_BYTES);
        }
    });
    for pointer in [CURRENT, Z] {
        code.rewind(pointer, BLOCK_BYTES);
    }
}

/// current ^= Z with P applied to each column.
fn columns(code: &mut Assembler) {
    let mut x = Round::new(0, 0, ROW_BYTES);
    let mut y = Round::new(1, VECTOR_BYTES, ROW_BYTES);
    code.push_offset(Z, ROW_BYTES);
    code.set(END);
    code.repeat_until(Z, END, |code| {
        for round in [&x, &y] {
            round.load(code);
        }
        side_by_side(code, &mut x, &mut y);
        for round in [&x, &y] {
            round.xor_into_current(code);
        }
        for pointer in [CURRENT, Z] {
            code.advance(pointer, 2 * VECTOR_BYTES);
        }
    });
}

/// Two applications of the permutation P (RFC 9106 §3.6), interleaved step by step.
fn side_by_side(code: &mut Assembler, x: &mut Round, y: &mut Round) {
    for step in STEPS {
        x.step(code, step);
        y.step(code, step);
    }
    x.diagonalize(code);
    y.diagonalize(code);
    for step in STEPS {
        x.step(code, step);
        y.step(code, step);
    }
    x.undiagonalize(code);
    y.undiagonalize(code);
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

/// One application of P, that is four GB at a time: all their a, all their b, and so on.
struct Round {
    a: Words,
    b: Words,
    c: Words,
    d: Words,
}

impl Round {
    /// The round over eight vectors of Z, `stride` bytes apart from `offset` on. `slot` tells two
    /// rounds in flight apart.
    fn new(slot: u32, offset: i32, stride: i32) -> Self {
        let own = |i| vector(FIRST_ROUND + slot * LOCALS_PER_ROUND + i);
        let words = |i, home, local| Words {
            home,
            local,
            offset: [offset + i * stride, offset + (i + 1) * stride],
        };
        Self {
            a: words(0, Home::Z, SUM),
            b: words(2, Home::Locals, [own(0), own(1)]),
            c: words(4, Home::Z, SUM),
            d: words(6, Home::Locals, [own(2), own(3)]),
        }
    }

    fn words(&self) -> [Words; 4] {
        [self.a, self.b, self.c, self.d]
    }

    fn step(&self, code: &mut Assembler, step: Step) {
        let (sum, addend, mixed) = match step {
            Step::A32 | Step::A16 => (self.a, self.b, self.d),
            Step::C24 | Step::C63 => (self.c, self.d, self.b),
        };
        // Both loads before the first store: an engine does not know that they are apart.
        sum.load(code);
        // One half after the other, not instruction by instruction.
        for half in 0..2 {
            code.get(Z);
            multiply_add(code, sum.local[half], addend.local[half]);
            code.tee(sum.local[half]);
            code.store(sum.offset[half]);
            xor_rotate(code, mixed.local[half], sum.local[half], step);
        }
    }

    /// Turns the diagonals of the 4 × 4 matrix of words into columns.
    fn diagonalize(&mut self, code: &mut Assembler) {
        exchange(code, self.b.local, [[X_HIGH, Y_LOW], [Y_HIGH, X_LOW]]);
        exchange(code, self.d.local, [[Y_HIGH, X_LOW], [X_HIGH, Y_LOW]]);
        self.c.offset.swap(0, 1);
    }

    /// Undoes [`Self::diagonalize`].
    fn undiagonalize(&mut self, code: &mut Assembler) {
        exchange(code, self.b.local, [[Y_HIGH, X_LOW], [X_HIGH, Y_LOW]]);
        exchange(code, self.d.local, [[X_HIGH, Y_LOW], [Y_HIGH, X_LOW]]);
        self.c.offset.swap(0, 1);
    }

    /// Begins a row: R goes into the current block, and to each word's home.
    fn load_row(&self, code: &mut Assembler) {
        for words in self.words() {
            for (offset, r) in words.offset.into_iter().zip(words.local) {
                code.get(CURRENT);
                code.load(Address::new(PREVIOUS, offset));
                code.load(Address::new(REFERENCE, offset));
                code.xor();
                code.tee(r);
                code.load(Address::new(CURRENT, offset));
                code.xor();
                code.store(offset);
                if let Home::Z = words.home {
                    code.get(Z);
                    code.get(r);
                    code.store(offset);
                }
            }
        }
    }

    /// Ends a row: leaves all words in Z.
    fn store(&self, code: &mut Assembler) {
        self.b.store(code);
        self.d.store(code);
    }

    /// Begins a column.
    fn load(&self, code: &mut Assembler) {
        self.b.load(code);
        self.d.load(code);
    }

    /// Ends a column.
    fn xor_into_current(&self, code: &mut Assembler) {
        for words in self.words() {
            for (offset, result) in words.offset.into_iter().zip(words.local) {
                code.get(CURRENT);
                code.load(Address::new(CURRENT, offset));
                match words.home {
                    Home::Z => code.load(Address::new(Z, offset)),
                    Home::Locals => code.get(result),
                }
                code.xor();
                code.store(offset);
            }
        }
    }
}

/// Where words live while a round runs.
#[derive(Clone, Copy)]
enum Home {
    Z,
    Locals,
}

/// Four of the 16 words that P works on, as two vectors.
#[derive(Clone, Copy)]
struct Words {
    home: Home,
    /// Their locals: for good, or for one step only.
    local: [Local; 2],
    /// Their place in Z, and that of their results in the current block.
    offset: [i32; 2],
}

impl Words {
    fn load(&self, code: &mut Assembler) {
        for (offset, local) in self.offset.into_iter().zip(self.local) {
            code.load(Address::new(Z, offset));
            code.set(local);
        }
    }

    fn store(&self, code: &mut Assembler) {
        for (offset, local) in self.offset.into_iter().zip(self.local) {
            code.get(Z);
            code.get(local);
            code.store(offset);
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

/// Makes `x` and `y` anew from the words of both.
fn exchange(code: &mut Assembler, [x, y]: [Local; 2], [new_x, new_y]: [[Word; 2]; 2]) {
    code.pick(x, y, new_x);
    code.pick(x, y, new_y);
    code.set(y);
    code.set(x);
}
