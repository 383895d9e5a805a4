//! G (RFC 9106 §3.5) in Rust's intrinsics. It has the algorithm, the order of words in memory and
//! the order of steps of the assembled kernel (`kernel/`), as far as a compiler keeps them.
//!
//! The compiler reorders calculations, but not volatile accesses. So accesses to the scratch block
//! are volatile: otherwise this kernel takes more than one and a half times as long. The masks are
//! opaque, because the compiler would turn them into immediates, which V8 rebuilds at each use.

use core::arch::wasm32::{
    i8x16_swizzle, i32x4_shuffle, i64x2_add, i64x2_shuffle, u8x16, u64x2_extmul_low_u32x4,
    u64x2_shr, v128, v128_or, v128_xor,
};
use core::hint::black_box;

/// A block. Each vector holds the same word of two neighboring rows.
type Block = [v128; 64];
/// The words b, or the words d, of eight calls of GB.
type Class = [v128; 4];
/// Vectors of a class.
const CLASS: usize = 4;
const INDICES: [usize; CLASS] = [0, 1, 2, 3];
/// Vectors of two rows.
const TWO_ROWS: usize = 4 * CLASS;

/// The blocks that are written, and masks with which `i8x16.swizzle` rotates words right by so many
/// bits.
struct Kernel<'a> {
    by_24: v128,
    by_16: v128,
    current: &'a mut Block,
    z: &'a mut Block,
}

/// `current ^= G(previous, reference)`, under the name that the crate expects of its kernel.
#[unsafe(no_mangle)]
extern "C" fn edge_argon2_compress(
    previous: &Block,
    reference: &Block,
    current: &mut Block,
    z: &mut Block,
) {
    let by_24 = black_box(u8x16(3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10));
    let by_16 = black_box(u8x16(2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9));
    let mut kernel = Kernel { by_24, by_16, current, z };
    for start in (0..previous.len()).step_by(TWO_ROWS) {
        kernel.rows(start, previous, reference);
    }
    for start in (0..TWO_ROWS).step_by(CLASS) {
        kernel.columns(start);
    }
}

impl Kernel<'_> {
    #[inline(always)]
    fn rows(&mut self, start: usize, previous: &Block, reference: &Block) {
        let mut r = [previous[0]; TWO_ROWS];
        for (at, r) in (start..).zip(&mut r) {
            *r = v128_xor(previous[at], reference[at]);
            self.current[at] = v128_xor(self.current[at], *r);
        }
        let [a, b, c, d] = [0, 1, 2, 3].map(|class| start + class * CLASS);
        for i in 0..CLASS {
            store(self.z, a + i, r[i]);
            store(self.z, c + i, r[2 * CLASS + i]);
        }
        let mut words_b = core::array::from_fn(|i| r[CLASS + i]);
        let mut words_d = core::array::from_fn(|i| r[3 * CLASS + i]);
        self.mix::<false>(INDICES.map(|i| [a + i, c + i]), &mut words_b, &mut words_d);
        (words_b, words_d) = (turn::<1>(words_b), turn::<3>(words_d));
        self.mix::<false>(INDICES.map(|i| [a + i, c + (i + 2) % 4]), &mut words_b, &mut words_d);
        (words_b, words_d) = (turn::<3>(words_b), turn::<1>(words_d));
        for i in 0..CLASS {
            store(self.z, b + i, words_b[i]);
            store(self.z, d + i, words_d[i]);
        }
    }

    #[inline(always)]
    fn columns(&mut self, start: usize) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|class| start + class * TWO_ROWS);
        let places = INDICES.map(|i| [a + i, c + i]);
        let mut words_b = core::array::from_fn(|i| load(self.z, b + i));
        let mut words_d = core::array::from_fn(|i| load(self.z, d + i));
        self.mix::<false>(places, &mut words_b, &mut words_d);
        (words_b, words_d) = (cross::<0>(words_b), cross::<1>(words_d));
        self.mix::<true>(places, &mut words_b, &mut words_d);
        (words_b, words_d) = (cross::<1>(words_b), cross::<0>(words_d));
        for i in 0..CLASS {
            self.current[b + i] = v128_xor(self.current[b + i], words_b[i]);
            self.current[d + i] = v128_xor(self.current[d + i], words_d[i]);
        }
    }

    /// Eight calls of GB (§3.6). Each step runs for all of them before the next. The a and c of each
    /// are at `places` in the scratch block. The last calls of a column exchange the words of c
    /// before and after, and XOR a and c into the current block.
    #[inline(always)]
    fn mix<const LAST: bool>(&mut self, places: [[usize; 2]; 4], b: &mut Class, d: &mut Class) {
        for (i, [at, _]) in places.into_iter().enumerate() {
            let a = multiply_add(load(self.z, at), b[i]);
            store(self.z, at, a);
            let x = v128_xor(d[i], a);
            d[i] = i32x4_shuffle::<1, 0, 3, 2>(x, x);
        }
        for (i, [_, at]) in places.into_iter().enumerate() {
            let c = load(self.z, at);
            let c = multiply_add(if LAST { exchange(c) } else { c }, d[i]);
            store(self.z, at, c);
            b[i] = i8x16_swizzle(v128_xor(b[i], c), self.by_24);
        }
        for (i, [at, _]) in places.into_iter().enumerate() {
            let a = multiply_add(load(self.z, at), b[i]);
            self.finish::<LAST>(at, a, a);
            d[i] = i8x16_swizzle(v128_xor(d[i], a), self.by_16);
        }
        for (i, [_, at]) in places.into_iter().enumerate() {
            let c = multiply_add(load(self.z, at), d[i]);
            self.finish::<LAST>(at, c, exchange(c));
            let x = v128_xor(b[i], c);
            b[i] = v128_or(i64x2_add(x, x), u64x2_shr(x, 63));
        }
    }

    /// Stores a word in the scratch block, or the last time, XORs it into the current block.
    #[inline(always)]
    fn finish<const LAST: bool>(&mut self, at: usize, word: v128, last: v128) {
        if LAST {
            let old = load(self.current, at);
            store(self.current, at, v128_xor(old, last));
        } else {
            store(self.z, at, word);
        }
    }
}

/// `x + y + 2 · low32(x) · low32(y)`
#[inline(always)]
fn multiply_add(x: v128, y: v128) -> v128 {
    let [low_x, low_y] = [x, y].map(|v| i32x4_shuffle::<0, 2, 0, 2>(v, v));
    let product = u64x2_extmul_low_u32x4(low_x, low_y);
    i64x2_add(i64x2_add(x, y), i64x2_add(product, product))
}

/// The vectors from index N on, then those before it.
#[inline(always)]
fn turn<const N: usize>(v: Class) -> Class {
    core::array::from_fn(|i| v[(i + N) % 4])
}

/// Swaps neighboring vectors; those from even places (0) or odd ones (1) also exchange their words.
#[inline(always)]
fn cross<const PARITY: usize>(v: Class) -> Class {
    core::array::from_fn(|i| {
        let from = i ^ 1;
        if from % 2 == PARITY { exchange(v[from]) } else { v[from] }
    })
}

#[inline(always)]
fn exchange(v: v128) -> v128 {
    i64x2_shuffle::<1, 0>(v, v)
}

#[inline(always)]
fn load(block: &Block, at: usize) -> v128 {
    // SAFETY: the pointer comes from a reference.
    unsafe { core::ptr::from_ref(&block[at]).read_volatile() }
}

#[inline(always)]
fn store(block: &mut Block, at: usize, v: v128) {
    // SAFETY: the pointer comes from a reference.
    unsafe { core::ptr::from_mut(&mut block[at]).write_volatile(v) };
}
