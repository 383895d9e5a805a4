//! A thin layer over wasm-encoder: locals with names, addresses, and the few combinations of vector
//! instructions that the kernel consists of.

use wasm_encoder::{BlockType, Function, MemArg, MemArgTarget, ValType};

/// A local variable or parameter of the function being assembled.
#[derive(Clone, Copy)]
pub struct Local(pub u32);

/// Memory at a pointer plus a constant, in bytes.
#[derive(Clone, Copy)]
pub struct Address {
    pointer: Local,
    offset: i32,
}

impl Address {
    pub fn new(pointer: Local, offset: i32) -> Self {
        Self { pointer, offset }
    }
}

fn memarg(offset: i32, align: u32) -> MemArg {
    MemArg {
        offset: u64::from(offset.unsigned_abs()),
        align,
        target: MemArgTarget::Memory(0),
        ordering: None,
    }
}

/// The alignment that the code promises to the engine, as a power of two.
const ALIGN_16: u32 = 4;

/// A function body, to which each method adds instructions.
pub struct Assembler(Function);

impl Assembler {
    /// Starts a body with `integers` locals of i32, then `vectors` of v128, after the parameters.
    pub fn new(integers: u32, vectors: u32) -> Self {
        Self(Function::new([(integers, ValType::I32), (vectors, ValType::V128)]))
    }

    pub fn finish(mut self) -> Function {
        self.0.instructions().end();
        self.0
    }

    pub fn get(&mut self, local: Local) {
        self.0.instructions().local_get(local.0);
    }

    pub fn set(&mut self, local: Local) {
        self.0.instructions().local_set(local.0);
    }

    pub fn tee(&mut self, local: Local) {
        self.0.instructions().local_tee(local.0);
    }

    pub fn constant(&mut self, bytes: [u8; 16]) {
        self.0.instructions().v128_const(i128::from_le_bytes(bytes));
    }

    /// Loads a vector.
    pub fn load(&mut self, address: Address) {
        self.get(address.pointer);
        self.0.instructions().v128_load(memarg(address.offset, ALIGN_16));
    }

    /// Stores the vector on the stack at the pointer below it plus `offset` bytes.
    pub fn store(&mut self, offset: i32) {
        self.0.instructions().v128_store(memarg(offset, ALIGN_16));
    }

    /// `pointer += bytes`
    pub fn advance(&mut self, pointer: Local, bytes: i32) {
        self.push_offset(pointer, bytes);
        self.set(pointer);
    }

    /// `pointer -= bytes`
    pub fn rewind(&mut self, pointer: Local, bytes: i32) {
        self.get(pointer);
        self.0.instructions().i32_const(bytes).i32_sub();
        self.set(pointer);
    }

    /// Pushes `pointer + bytes`.
    pub fn push_offset(&mut self, pointer: Local, bytes: i32) {
        self.get(pointer);
        self.0.instructions().i32_const(bytes).i32_add();
    }

    /// Repeats `body`, which moves `pointer`, until `pointer` is `end`.
    pub fn repeat_until(&mut self, pointer: Local, end: Local, body: impl FnOnce(&mut Self)) {
        self.0.instructions().loop_(BlockType::Empty);
        body(self);
        self.get(pointer);
        self.get(end);
        self.0.instructions().i32_ne().br_if(0).end();
    }

    pub fn xor(&mut self) {
        self.0.instructions().v128_xor();
    }

    /// Adds 64-bit words.
    pub fn add(&mut self) {
        self.0.instructions().i64x2_add();
    }

    /// Pushes the products of the low 32 bits of the words of `x` and `y`.
    ///
    /// The low parts are gathered twice, [x0, x1, x0, x1], because that is the one form that every
    /// engine compiles well.
    pub fn multiply_low(&mut self, x: Local, y: Local) {
        for operand in [x, y] {
            self.get(operand);
            self.get(operand);
            self.0.instructions().i8x16_shuffle(lanes([0, 8, 0, 8]));
        }
        self.0.instructions().i64x2_extmul_low_i32x4_u();
    }

    /// Rotates the words of `x`, which is also on the stack, by 32 bits.
    pub fn swap_halves(&mut self, x: Local) {
        self.get(x);
        self.0.instructions().i8x16_shuffle(lanes([4, 0, 12, 8]));
    }

    /// Exchanges the two words of each vector.
    pub fn exchange_words<const N: usize>(&mut self, vectors: [Local; N]) {
        for vector in vectors {
            self.get(vector);
            self.get(vector);
            self.0.instructions().i8x16_shuffle(lanes([8, 0]));
            self.set(vector);
        }
    }

    /// Picks bytes of the vector on the stack by the indices in `mask`.
    pub fn swizzle(&mut self, mask: Local) {
        self.get(mask);
        self.0.instructions().i8x16_swizzle();
    }

    /// Rotates the words of `x`, which is also on the stack, left by one bit.
    pub fn rotate_left_1(&mut self, x: Local) {
        self.get(x);
        self.add();
        self.get(x);
        self.0.instructions().i32_const(63).i64x2_shr_u().v128_or();
    }
}

/// The byte indices of N equal parts, given the first of each.
fn lanes<const N: usize>(starts: [u8; N]) -> [u8; 16] {
    let mut bytes = [0; 16];
    for (part, start) in bytes.chunks_exact_mut(16 / N).zip(starts) {
        for (byte, index) in part.iter_mut().zip(start..) {
            *byte = index;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::lanes;

    #[test]
    fn lanes_are_spelled_out_in_bytes() {
        assert_eq!(lanes([8, 0]), [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(lanes([4, 0, 12, 8]), [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11]);
    }
}
