//! Leaves no secret in linear memory: it wipes what is freed, and the stack after a call.
//! Both .wasm files of the package use this crate, which is empty on other targets.

#![cfg(target_family = "wasm")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::memory_size;
use core::{ptr, slice};

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::throw_str;
use zeroize::{optimization_barrier, zeroize_stack};

/// An allocator that wipes every block when it is freed. This covers what no `Drop` of ours
/// sees: the copies of strings and bytes that cross to and from JavaScript. Growing a block goes
/// through `GlobalAlloc`'s own `realloc`, which frees the old block and thereby wipes it.
///
/// It uses Talc because that is a third of the size of the standard library's dlmalloc.
pub struct WipingAllocator(WasmDynamicTalc);

impl WipingAllocator {
    /// An allocator with no memory yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a `static` cannot call `default`")]
    pub const fn new() -> Self {
        Self(new_wasm_dynamic_allocator())
    }
}

// SAFETY: every call is passed on to Talc; a block is written to only while it is still ours.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let block = if is_addressable(layout) {
            // SAFETY: the caller's contract is Talc's.
            unsafe { self.0.alloc(layout) }
        } else {
            ptr::null_mut()
        };
        if block.is_null() {
            // Rust would trap, which doesn't say why.
            throw_str("out of memory");
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller hands over a live block of `layout.size()` bytes that Talc gave.
        unsafe {
            // One bulk fill, because scrypt frees megabytes and `Zeroize` would go byte by byte.
            block.write_bytes(0, layout.size());
            optimization_barrier(slice::from_raw_parts(block, layout.size()));
            self.0.dealloc(block, layout);
        }
    }
}

/// Whether a block that began at the end of memory would end below address 2³², with a page to spare
/// for Talc's own data. Talc 5.1.1 looks for a gap without checking whether gap plus size overflows.
fn is_addressable(layout: Layout) -> bool {
    const PAGE_BYTES: usize = 64 * 1024;
    // Page 65536 ends at 2³².
    let pages = memory_size::<0>() + layout.size().div_ceil(PAGE_BYTES) + 1;
    pages < 65536
}

/// More than the deepest call below the boundary uses, in bytes.
const STACK_DEPTH: usize = 16 * 1024;

/// Overwrites the stack below the caller, where a call left its working state.
pub fn wipe_stack() {
    zeroize_stack::<STACK_DEPTH>();
}
