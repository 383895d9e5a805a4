//! Leaves no secret in linear memory: what is freed is wiped, and so is the stack after a call.

use core::alloc::{GlobalAlloc, Layout};
use std::alloc::System;

use zeroize::Zeroize;

/// The system allocator, wiping every block that it takes back. This covers what no `Drop` of
/// ours sees: the copies of strings and bytes that cross from and to JavaScript. Growing a block
/// goes through `GlobalAlloc`'s own `realloc`, which frees, and so wipes, the old one.
pub struct WipingAllocator;

// SAFETY: every call is handed on to `System`; a block is written to only while it is still ours.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is `System`'s.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is `System`'s.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller hands over a live block of `layout.size()` bytes that `System` gave.
        unsafe {
            core::slice::from_raw_parts_mut(block, layout.size()).zeroize();
            System.dealloc(block, layout);
        }
    }
}

/// More than the deepest call below the boundary uses, in bytes.
const STACK_DEPTH: usize = 16 * 1024;

/// Overwrites the stack below the caller, where BLAKE2b and H0 left their working state.
pub fn wipe_stack() {
    zeroize::zeroize_stack::<STACK_DEPTH>();
}
