//! G in plain Rust, for every target.

use crate::block::Block;

/// See [`super`].
pub fn compress(previous: &Block, reference: &Block, current: &mut Block, scratch: &mut Block) {
    let z = &mut scratch.0;
    for (i, word) in z.iter_mut().enumerate() {
        let r = previous.0[i] ^ reference.0[i];
        *word = r;
        current.0[i] ^= r;
    }

    // The block is an 8 × 8 matrix of 16-byte registers, two words each.
    for row in 0..8 {
        permute(z, |word| 16 * row + word);
    }
    for column in 0..8 {
        permute(z, |word| 16 * (word / 2) + 2 * column + word % 2);
    }
    *current ^= &*scratch;
}

/// The permutation P (RFC 9106 §3.6) on the 16 words of `z` that `number` selects.
fn permute(z: &mut [u64; Block::WORDS], number: impl Fn(usize) -> usize) {
    let places: [_; 16] = core::array::from_fn(|word| Block::place(number(word)));
    let mut v = places.map(|place| z[place]);
    for i in 0..4 {
        mix(&mut v, [i, 4 + i, 8 + i, 12 + i]);
    }
    for i in 0..4 {
        mix(&mut v, [i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4]);
    }
    for (place, value) in places.into_iter().zip(v) {
        z[place] = value;
    }
}

/// GB of RFC 9106 §3.6: BLAKE2b's mixing function with multiplications added.
#[expect(clippy::many_single_char_names, reason = "the RFC's names")]
fn mix(v: &mut [u64; 16], [a, b, c, d]: [usize; 4]) {
    v[a] = multiply_add(v[a], v[b]);
    v[d] = (v[d] ^ v[a]).rotate_right(32);
    v[c] = multiply_add(v[c], v[d]);
    v[b] = (v[b] ^ v[c]).rotate_right(24);
    v[a] = multiply_add(v[a], v[b]);
    v[d] = (v[d] ^ v[a]).rotate_right(16);
    v[c] = multiply_add(v[c], v[d]);
    v[b] = (v[b] ^ v[c]).rotate_right(63);
}

/// `x + y + 2 · low32(x) · low32(y)` modulo 2⁶⁴.
fn multiply_add(x: u64, y: u64) -> u64 {
    const LOW: u64 = 0xffff_ffff;
    let product = (x & LOW) * (y & LOW);
    x.wrapping_add(y).wrapping_add(product.wrapping_mul(2))
}

#[cfg(test)]
mod tests {
    #[test]
    fn passes_the_kernel_suite() {
        super::super::suite::kernel_suite(super::compress);
    }
}
