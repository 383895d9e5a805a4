//! Runs the targets without libFuzzer, on the corpus and on mutations of it.
//!
//! `FUZZ_SEED` chooses the mutations.

use arbitrary::Unstructured;
use edge_argon2_fuzz::{kernel, mutate, phc, tag, verify};
use std::panic::catch_unwind;
use std::path::Path;
use std::{env, fs};

/// How many random bytes choose one mutation.
const RANDOM_BYTES: usize = 256;

#[test]
fn phc_holds() {
    replay("phc", phc, 300_000);
}

#[test]
fn verify_holds() {
    replay("verify", verify, 20_000);
}

#[test]
fn kernel_holds() {
    replay("kernel", kernel, 20_000);
}

#[test]
fn tag_holds() {
    replay("tag", tag, 1_000);
}

fn replay(name: &str, target: fn(&[u8]), mutations: u32) {
    let corpus = corpus(name);
    for data in &corpus {
        target(data);
    }
    let seed = env::var("FUZZ_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut random = random_words(seed.unwrap_or(1));
    for _ in 0..mutations {
        let bytes: Vec<u8> =
            random.by_ref().take(RANDOM_BYTES / 8).flat_map(u64::to_le_bytes).collect();
        let data = mutate(&corpus, &mut Unstructured::new(&bytes)).expect("enough random bytes");
        let held = catch_unwind(|| target(&data));
        assert!(held.is_ok(), "{name} does not hold on b\"{}\"", data.escape_ascii());
    }
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let entries = fs::read_dir(folder).expect("a corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable corpus").path()).collect();
    paths.sort_unstable();
    paths.iter().map(|path| fs::read(path).expect("a readable corpus")).collect()
}

/// Splitmix64.
fn random_words(mut state: u64) -> impl Iterator<Item = u64> {
    std::iter::repeat_with(move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = state;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ word >> 31
    })
}
