//! The fuzz targets. Each is a function that takes arbitrary bytes and panics on a finding.
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
