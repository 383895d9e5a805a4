//! G in WebAssembly SIMD, assembled by the build script (`build/kernel.rs`).
//!
//! Its speed rests on the order of its instructions, which a compiler would not keep.

use super::Write;
use crate::engine::block::Block;

#[cfg(not(target_arch = "wasm32"))]
compile_error!("this kernel is WebAssembly code; other targets use the portable one");

// SAFETY: the build script links both functions with this signature. They read `previous` and
// `reference`, read and write `current` and `scratch`, 1 KiB each, and touch nothing else.
unsafe extern "C" {
    safe fn edge_argon2_compress_set(
        previous: &Block,
        reference: &Block,
        current: &mut Block,
        scratch: &mut Block,
    );
    safe fn edge_argon2_compress_xor(
        previous: &Block,
        reference: &Block,
        current: &mut Block,
        scratch: &mut Block,
    );
}

/// See [`super`].
pub fn compress(
    write: Write,
    previous: &Block,
    reference: &Block,
    current: &mut Block,
    scratch: &mut Block,
) {
    match write {
        Write::Set => edge_argon2_compress_set(previous, reference, current, scratch),
        Write::Xor => edge_argon2_compress_xor(previous, reference, current, scratch),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn passes_the_kernel_suite() {
        super::super::suite::kernel_suite(super::compress);
    }
}
