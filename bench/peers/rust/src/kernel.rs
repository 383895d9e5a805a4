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
use core::array::from_fn;
use core::hint::black_box;

/// A block. Each vector holds the same word of two neighboring rows.
type Block = [v128; 64];
/// Vectors of a class: the a, b, c or d of eight calls of GB.
const CLASS: usize = 4;
const INDICES: [usize; CLASS] = [0, 1, 2, 3];
/// Vectors of two rows.
const TWO_ROWS: usize = 4 * CLASS;

/// The blocks that are written, the words b and d of eight calls of GB, and masks with which
/// `i8x16.swizzle` rotates words right by so many bits.
struct Kernel<'a> {
    current: &'a mut Block,
    z: &'a mut Block,
    b: [v128; CLASS],
    d: [v128; CLASS],
    by_24: v128,
    by_16: v128,
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
    let (b, d) = ([by_24; CLASS], [by_24; CLASS]);
    let mut kernel = Kernel { current, z, b, d, by_24, by_16 };
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
        let [a, b, c, d] = [0, 1, 2, 3].map(|class| start + class * CLASS);
        let r: [_; TWO_ROWS] = from_fn(|i| v128_xor(previous[a + i], reference[a + i]));
        for (i, r) in r.into_iter().enumerate() {
            self.current[a + i] = v128_xor(self.current[a + i], r);
        }
        for i in INDICES {
            store(self.z, a + i, r[i]);
            store(self.z, c + i, r[2 * CLASS + i]);
        }
        (self.b, self.d) = (from_fn(|i| r[CLASS + i]), from_fn(|i| r[3 * CLASS + i]));
        self.mix::<false>(INDICES.map(|i| [a + i, i, c + i, i]));
        self.mix::<false>(INDICES.map(|i| [a + i, (i + 1) % 4, c + (i + 2) % 4, (i + 3) % 4]));
        for i in INDICES {
            store(self.z, b + i, self.b[i]);
            store(self.z, d + i, self.d[i]);
        }
    }

    #[inline(always)]
    fn columns(&mut self, start: usize) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|class| start + class * TWO_ROWS);
        (self.b, self.d) = (from_fn(|i| load(self.z, b + i)), from_fn(|i| load(self.z, d + i)));
        self.mix::<false>(INDICES.map(|i| [a + i, i, c + i, i]));
        self.exchange();
        self.mix::<true>(INDICES.map(|i| [a + i, i ^ 1, c + i, i ^ 1]));
        self.exchange();
        for i in INDICES {
            self.current[b + i] = v128_xor(self.current[b + i], self.b[i]);
            self.current[d + i] = v128_xor(self.current[d + i], self.d[i]);
        }
    }

    /// Exchanges the words of b and d that the diagonals of columns need in the other half.
    #[inline(always)]
    fn exchange(&mut self) {
        for i in [0, 2] {
            self.b[i] = exchanged(self.b[i]);
            self.d[i + 1] = exchanged(self.d[i + 1]);
        }
    }

    /// Eight calls of GB (§3.6). Each step runs for all of them before the next. The a and c of each
    /// are at places in the scratch block, b and d have indices. The last calls of a column exchange
    /// the words of c before and after, and XOR a and c into the current block.
    #[inline(always)]
    fn mix<const LAST: bool>(&mut self, calls: [[usize; 4]; 4]) {
        for [a, b, _, d] in calls {
            let sum = multiply_add(load(self.z, a), self.b[b]);
            store(self.z, a, sum);
            let x = v128_xor(self.d[d], sum);
            self.d[d] = i32x4_shuffle::<1, 0, 3, 2>(x, x);
        }
        for [_, b, c, d] in calls {
            let word = load(self.z, c);
            let sum = multiply_add(if LAST { exchanged(word) } else { word }, self.d[d]);
            store(self.z, c, sum);
            self.b[b] = i8x16_swizzle(v128_xor(self.b[b], sum), self.by_24);
        }
        for [a, b, _, d] in calls {
            let sum = multiply_add(load(self.z, a), self.b[b]);
            self.finish::<LAST>(a, sum, sum);
            self.d[d] = i8x16_swizzle(v128_xor(self.d[d], sum), self.by_16);
        }
        for [_, b, c, d] in calls {
            let sum = multiply_add(load(self.z, c), self.d[d]);
            self.finish::<LAST>(c, sum, exchanged(sum));
            let x = v128_xor(self.b[b], sum);
            self.b[b] = v128_or(i64x2_add(x, x), u64x2_shr(x, 63));
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

#[inline(always)]
fn exchanged(v: v128) -> v128 {
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
