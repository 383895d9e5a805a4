//! G in WebAssembly SIMD, assembled by the build script (`kernel/`).
//!
//! Its speed depends on the order of its instructions, which a compiler would not keep.

use crate::block::Block;

#[cfg(not(target_arch = "wasm32"))]
compile_error!("this kernel is WebAssembly code; other targets use the portable one");

// SAFETY: the build script links the function with this signature. It reads `previous` and
// `reference`, reads and writes `current` and `scratch`, 1 KiB each, and touches nothing else.
unsafe extern "C" {
    safe fn edge_argon2_compress(
        previous: &Block,
        reference: &Block,
        current: &mut Block,
        scratch: &mut Block,
    );
}

/// See [`super`].
pub fn compress(previous: &Block, reference: &Block, current: &mut Block, scratch: &mut Block) {
    edge_argon2_compress(previous, reference, current, scratch);
}

#[cfg(test)]
mod tests {
    #[test]
    fn passes_the_kernel_suite() {
        super::super::suite::kernel_suite(super::compress);
    }
}
