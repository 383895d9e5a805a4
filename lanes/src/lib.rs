//! One thread's part of an Argon2 computation whose arena several threads fill.
//!
//! Every thread has an instance of this module, over the same shared memory. The thread sets the
//! exported global `__stack_pointer` to a stack of its own in that memory. Stacks and arena lie at or
//! after `__heap_base`, below which the module keeps constants. The caller makes the threads wait for
//! each other after every slice: this module has no atomic instructions, and no allocator.
//!
//! Inputs and tag stay with the main module (`src/`), in a memory that isn't shared. It computes the
//! first blocks of the lanes, and the tag from their last blocks.

#![cfg(target_family = "wasm")]
#![no_std]

use core::arch::wasm32::unreachable;
use core::panic::PanicInfo;
use core::ptr;
use edge_argon2_engine::Block;
use edge_argon2_engine::fill::Filler;
use edge_argon2_engine::layout::{Layout, Segment};
use edge_argon2_engine::params::{Algorithm, Costs, Params, Version};
use edge_argon2_engine::view::View;
use zeroize::Zeroizing;

/// The page size of most systems. On systems with larger pages, some writes are redundant.
const SYSTEM_PAGE_BYTES: usize = 4 * 1024;

/// Fills the segments of the lanes from `first_lane` to `end_lane - 1` in one slice of one pass.
///
/// `arena` holds m′ blocks, lane by lane, whose words are in [`Block`]'s order. Before the first pass,
/// the first two blocks of every lane are those of RFC 9106 §3.2, and all others are zero. `m` is in
/// KiB; algorithm and version have the RFC's numbers.
///
/// # Panics
///
/// If a number is out of range.
///
/// # Safety
///
/// Nothing else writes to these segments or reads them meanwhile, and all lanes of all earlier slices
/// are complete.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fill(
    arena: *mut Block,
    algorithm: u32,
    version: u32,
    m: u32,
    t: u32,
    p: u32,
    pass: u32,
    slice: u32,
    first_lane: u32,
    end_lane: u32,
) {
    let (Some(algorithm), Some(version), Some(costs)) =
        (Algorithm::from_number(algorithm), Version::from_number(version), Costs::new(m, t, p))
    else {
        unreachable()
    };
    let params = Params { algorithm, version, costs };
    let layout = Layout::new(&costs);
    // SAFETY: the caller's contract. The view reads only blocks of these segments and of complete ones.
    let mut view = unsafe { View::shared(arena, layout.block_count()) };
    let mut filler = Zeroizing::new(Filler::new(&params, layout));
    filler.fill_lanes(&mut view, Segment { pass, slice, lane: first_lane }, end_lane);
}

/// Writes to each system page of fresh memory, which holds zeros. Argon2's first pass reads before it
/// writes, and a page that is read first faults twice. Each thread does this for its own lanes.
///
/// # Safety
///
/// Nothing else uses the memory meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn claim(start: *mut u8, bytes: usize) {
    for offset in (0..bytes).step_by(SYSTEM_PAGE_BYTES) {
        // SAFETY: the byte is in the caller's memory, and zero is what it holds already.
        unsafe { start.add(offset).write_volatile(0) };
    }
}

/// Zeroes memory, such as a part of the arena or the stack of a thread.
///
/// # Safety
///
/// Nothing else uses the memory meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wipe(start: *mut u8, bytes: usize) {
    // SAFETY: the caller's contract.
    unsafe { ptr::write_bytes(start, 0, bytes) };
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    unreachable()
}
