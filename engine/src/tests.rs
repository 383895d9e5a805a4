//! Tests the engine against the oracle, block by block, against published vectors, and against the
//! argon2 crate.

use super::fill::Filler;
use super::layout::{Layout, SLICES, Segment};
use super::view::View;
use super::{Block, Input, argon2, argon2_with, fill, fill_observed, oracle};
use crate::params::{Algorithm, Costs, Params, Version};
use std::ops::RangeInclusive;
use std::sync::Barrier;
use std::thread;

const ALGORITHMS: [Algorithm; 3] = [Algorithm::Argon2d, Algorithm::Argon2i, Algorithm::Argon2id];
const VERSIONS: [Version; 2] = [Version::V0x10, Version::V0x13];

/// A reproducible source of test data (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn block(&mut self) -> Block {
        Block(std::array::from_fn(|_| self.word()))
    }

    fn within(&mut self, range: RangeInclusive<u32>) -> u32 {
        let (low, high) = range.into_inner();
        low + u32::try_from(self.word() % u64::from(high - low + 1)).expect("within 32 bits")
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let last = u32::try_from(choices.len() - 1).expect("a few choices");
        choices[self.within(0..=last) as usize]
    }

    fn bytes(&mut self, lengths: RangeInclusive<u32>) -> Vec<u8> {
        let length = self.within(lengths);
        (0..length).map(|_| self.word().to_le_bytes()[0]).collect()
    }
}

/// One computation, with inputs that it owns.
#[derive(Debug)]
struct Case {
    params: Params,
    password: Vec<u8>,
    salt: Vec<u8>,
    secret: Vec<u8>,
    associated_data: Vec<u8>,
    tag_length: u32,
}

impl Case {
    fn random(random: &mut Random) -> Self {
        let parallelism = random.within(1..=8);
        // This covers any remainder modulo 4·p, and segments shorter and longer than an address block.
        let memory_size = 8 * parallelism
            + match random.within(0..=9) {
                0 => random.within(0..=2000),
                1..=4 => random.within(0..=300),
                _ => random.within(0..=40),
            };
        let (algorithm, version) = (random.pick(&ALGORITHMS), random.pick(&VERSIONS));
        let costs = costs(memory_size, random.within(1..=4), parallelism);
        Self {
            params: Params { algorithm, version, costs },
            password: random.bytes(0..=200),
            salt: random.bytes(8..=64),
            secret: random.bytes(0..=140),
            // The argon2 crate takes at most 32 bytes.
            associated_data: random.bytes(0..=32),
            tag_length: random.within(4..=200),
        }
    }

    fn input(&self) -> Input<'_> {
        Input {
            password: &self.password,
            salt: &self.salt,
            secret: &self.secret,
            associated_data: &self.associated_data,
        }
    }

    fn arena(&self) -> Vec<Block> {
        vec![Block::ZERO; self.params.costs.block_count() as usize]
    }

    fn tag(&self) -> Vec<u8> {
        let mut tag = vec![0; self.tag_length as usize];
        let mut arena = self.arena();
        argon2(&self.params, &self.input(), &mut arena, &mut tag);
        tag
    }

    fn tag_by_threads(&self, threads: u32) -> Vec<u8> {
        let mut tag = vec![0; self.tag_length as usize];
        let mut arena = self.arena();
        argon2_with(&self.params, &self.input(), &mut arena, &mut tag, |arena| {
            self.fill_by_threads(threads, arena);
        });
        tag
    }

    /// The same, but with an arena that has only each lane's first two blocks. They become the lane's
    /// last two, which other memory computes.
    fn tag_by_host(&self) -> Vec<u8> {
        let mut tag = vec![0; self.tag_length as usize];
        let mut handed_over = vec![Block::ZERO; 2 * self.params.costs.parallelism() as usize];
        argon2_with(&self.params, &self.input(), &mut handed_over, &mut tag, |pairs| {
            let mut arena = self.arena();
            let lane_length = arena.len() / (pairs.len() / 2);
            for (lane, pair) in arena.chunks_mut(lane_length).zip(pairs.chunks(2)) {
                lane[..2].clone_from_slice(pair);
            }
            fill(&self.params, &mut arena);
            for (lane, pair) in arena.chunks(lane_length).zip(pairs.chunks_mut(2)) {
                pair.clone_from_slice(&lane[lane_length - 2..]);
            }
        });
        tag
    }

    /// Fills the arena with the lanes divided among threads that wait for each other after each slice.
    fn fill_by_threads(&self, threads: u32, arena: &mut [Block]) {
        let layout = Layout::new(&self.params.costs);
        let slices = SLICES * self.params.costs.iterations();
        let shared = Shared { first: arena.as_mut_ptr(), length: arena.len() };
        let slice_end = Barrier::new(threads as usize);
        thread::scope(|scope| {
            for thread in 0..threads {
                let (shared, slice_end) = (&shared, &slice_end);
                let [lane, end] = [thread, thread + 1].map(|n| n * layout.lanes / threads);
                scope.spawn(move || {
                    let mut filler = Filler::new(&self.params, layout);
                    for slice in 0..slices {
                        let (pass, slice) = (slice / SLICES, slice % SLICES);
                        filler.fill_lanes(&mut shared.view(), Segment { pass, slice, lane }, end);
                        slice_end.wait();
                    }
                });
            }
        });
    }

    fn assert_matches_oracle(&self) {
        let (expected_tag, passes) = oracle::argon2(&self.params, &self.input(), self.tag_length);
        let mut expected = passes.iter();
        let mut tag = vec![0; self.tag_length as usize];
        let mut arena = self.arena();
        argon2_with(&self.params, &self.input(), &mut arena, &mut tag, |arena| {
            fill_observed(&self.params, arena, |blocks| {
                let matrix = expected.next().expect("no more passes than asked for");
                for (block, words) in blocks.iter().zip(matrix.iter().flatten()) {
                    assert!(block.words() == *words, "{self:?}");
                }
            });
        });
        assert!(expected.next().is_none(), "{self:?}");
        assert_eq!(tag, expected_tag, "{self:?}");
    }

    fn tag_by_argon2_crate(&self) -> Result<Vec<u8>, argon2::Error> {
        let Params { algorithm, version, costs } = self.params;
        let params = argon2::ParamsBuilder::new()
            .m_cost(costs.memory_size())
            .t_cost(costs.iterations())
            .p_cost(costs.parallelism())
            .data(argon2::AssociatedData::new(&self.associated_data)?)
            .build()?;
        let algorithm = match algorithm {
            Algorithm::Argon2d => argon2::Algorithm::Argon2d,
            Algorithm::Argon2i => argon2::Algorithm::Argon2i,
            Algorithm::Argon2id => argon2::Algorithm::Argon2id,
        };
        let version = match version {
            Version::V0x10 => argon2::Version::V0x10,
            Version::V0x13 => argon2::Version::V0x13,
        };
        let mut tag = vec![0; self.tag_length as usize];
        argon2::Argon2::new_with_secret(&self.secret, algorithm, version, params)?
            .hash_password_into(&self.password, &self.salt, &mut tag)?;
        Ok(tag)
    }
}

/// An arena that several threads fill.
struct Shared {
    first: *mut Block,
    length: usize,
}

// SAFETY: it only hands out views, and the threads keep to the contract of `View::shared`.
unsafe impl Sync for Shared {}

impl Shared {
    fn view(&self) -> View<'_> {
        // SAFETY: the arena outlives the threads. They fill different lanes, and read only blocks of
        // their own lanes and of slices before the last barrier.
        unsafe { View::shared(self.first, self.length) }
    }
}

fn costs(memory_size: u32, iterations: u32, parallelism: u32) -> Costs {
    Costs::new(memory_size, iterations, parallelism).expect("costs in range")
}

/// The inputs of RFC 9106 §5, with any algorithm and version.
fn rfc_case(algorithm: Algorithm, version: Version) -> Case {
    Case {
        params: Params { algorithm, version, costs: costs(32, 3, 4) },
        password: vec![1; 32],
        salt: vec![2; 16],
        secret: vec![3; 8],
        associated_data: vec![4; 12],
        tag_length: 32,
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[test]
fn published_vectors() {
    use Algorithm::{Argon2d, Argon2i, Argon2id};
    use Version::{V0x10, V0x13};
    for (algorithm, version, tag) in [
        // RFC 9106 §5.1 to §5.3
        (Argon2d, V0x13, "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb"),
        (Argon2i, V0x13, "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8"),
        (Argon2id, V0x13, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),
        // The C reference (P-H-C/phc-winner-argon2), kats/argon2{d,i,id}_v16
        (Argon2d, V0x10, "96a9d4e5a1734092c85e29f410a45914a5dd1f5cbf08b2670da68a0285abf32b"),
        (Argon2i, V0x10, "87aeedd6517ab830cd9765cd8231abb2e647a5dee08f7c05e02fcb763335d0fd"),
        (Argon2id, V0x10, "b64615f07789b66b645b67ee9ed3b377ae350b6bfcbb0fc95141ea8f322613c0"),
    ] {
        let case = rfc_case(algorithm, version);
        assert_eq!(hex(&case.tag()), tag, "{algorithm:?} {version:?}");
    }
}

#[test]
fn every_block_of_every_pass_matches_the_oracle() {
    for algorithm in ALGORITHMS {
        for version in VERSIONS {
            rfc_case(algorithm, version).assert_matches_oracle();
        }
    }
    let mut random = Random::new(0x0b1_0c5);
    for _ in 0..400 {
        Case::random(&mut random).assert_matches_oracle();
    }
}

/// Reads a number from the environment, or returns the usual one. For example,
/// `ARGON2_CASES=1000000 cargo test --release -p edge-argon2-engine argon2_crate` tries a million
/// cases, which `ARGON2_SEED` chooses.
fn environment(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[test]
fn tags_match_the_argon2_crate() {
    // On WebAssembly, this test runs once for each kernel.
    let usual = if cfg!(target_family = "wasm") { 2_500 } else { 10_000 };
    let mut random = Random::new(environment("ARGON2_SEED", 0x007a_6500));
    for _ in 0..environment("ARGON2_CASES", usual) {
        let case = Case::random(&mut random);
        assert_eq!(Ok(case.tag()), case.tag_by_argon2_crate(), "{case:?}");
    }
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "the target has no threads")]
fn threads_that_fill_one_arena_match_one_thread() {
    let cases = if cfg!(miri) { 2 } else { 2_000 };
    let mut random = Random::new(0x7468_7265);
    for _ in 0..cases {
        let mut case = Case::random(&mut random);
        if cfg!(miri) {
            case.params.costs = costs(32, 2, 4);
        }
        let threads = random.within(1..=4);
        let tag = case.tag_by_threads(threads);
        assert_eq!(tag, case.tag(), "{threads} threads: {case:?}");
        assert_eq!(Ok(tag), case.tag_by_argon2_crate(), "{threads} threads: {case:?}");
    }
}

#[test]
fn an_arena_filled_elsewhere_gives_the_same_tag() {
    let mut random = Random::new(0x0065_6c73);
    for _ in 0..200 {
        let case = Case::random(&mut random);
        assert_eq!(case.tag_by_host(), case.tag(), "{case:?}");
    }
}

#[test]
fn every_tag_length_matches_the_oracle() {
    for tag_length in (4..=200).chain([255, 256, 1024, 1025]) {
        let mut case = rfc_case(Algorithm::Argon2id, Version::V0x13);
        case.tag_length = tag_length;
        case.assert_matches_oracle();
    }
}
