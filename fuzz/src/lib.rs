//! What fuzzing checks. Each target is a function of arbitrary bytes that panics on a finding;
//! libFuzzer calls it through `fuzz_targets/`, and `cargo test` through `tests/replay.rs`.

mod allocation;
mod grammar;
mod kernel;
mod mutations;
mod phc;
mod tag;
mod verify;

pub use kernel::kernel;
pub use mutations::mutate;
pub use phc::phc;
pub use tag::tag;
pub use verify::verify;
