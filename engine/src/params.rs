//! Algorithm, version and cost parameters (RFC 9106 section 3.1).

/// Shortest tag, in bytes.
pub const MIN_TAG_LENGTH: usize = 4;
/// Shortest salt, in bytes.
pub const MIN_SALT_LENGTH: usize = 8;
/// Most lanes.
pub const MAX_PARALLELISM: u32 = (1 << 24) - 1;

/// The time that H′ takes for the first two blocks of a lane, in calls of G: about 50 in V8.
const FIRST_BLOCKS_WORK: u64 = 48;
/// The time that an address block takes, in the same unit: G runs twice.
const ADDRESS_BLOCK_WORK: u64 = 2;

/// The type *y* of RFC 9106; the discriminants are its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Data-dependent addressing.
    Argon2d = 0,
    /// Data-independent addressing.
    Argon2i = 1,
    /// Data-independent for half a pass, then data-dependent.
    Argon2id = 2,
}

impl Algorithm {
    const ALL: [Self; 3] = [Self::Argon2id, Self::Argon2i, Self::Argon2d];

    /// The name in PHC strings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Argon2d => "argon2d",
            Self::Argon2i => "argon2i",
            Self::Argon2id => "argon2id",
        }
    }

    /// The algorithm of a PHC name.
    #[must_use]
    pub fn from_name(name: &[u8]) -> Option<Self> {
        // Comparing with every `name()` compiles to much more code.
        match name.strip_prefix(b"argon2")? {
            b"d" => Some(Self::Argon2d),
            b"i" => Some(Self::Argon2i),
            b"id" => Some(Self::Argon2id),
            _ => None,
        }
    }

    /// The algorithm of a number.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| *algorithm as u32 == number)
    }
}

/// The version *v* of RFC 9106; the discriminants are its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 16: later passes overwrite blocks. Only for hashes made before 2016.
    V0x10 = 0x10,
    /// 19: later passes XOR into blocks.
    V0x13 = 0x13,
}

impl Version {
    /// The version of a number, if it is a known one.
    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        match number {
            0x10 => Some(Self::V0x10),
            0x13 => Some(Self::V0x13),
            _ => None,
        }
    }
}

/// The type, version and costs of a computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    /// Type of Argon2.
    pub algorithm: Algorithm,
    /// Version of Argon2.
    pub version: Version,
    /// Memory size, passes and lanes.
    pub costs: Costs,
}

impl Params {
    /// Argon2id in its current version, for new hashes.
    #[must_use]
    pub const fn argon2id(costs: Costs) -> Self {
        Self { algorithm: Algorithm::Argon2id, version: Version::V0x13, costs }
    }

    /// The time that a hash takes, in KiB × passes.
    ///
    /// Most of that time goes into filling blocks. Every lane after the first takes some more:
    /// H′ computes its first two blocks (RFC 9106 §3.2), and each of its segments with
    /// data-independent addresses starts an address block (§3.4.1.2).
    #[must_use]
    pub const fn work(&self) -> u64 {
        let iterations = self.costs.iterations as u64;
        let segments = match self.algorithm {
            Algorithm::Argon2d => 0,
            Algorithm::Argon2i => 4 * iterations,
            Algorithm::Argon2id => 2,
        };
        let lane = FIRST_BLOCKS_WORK + segments * ADDRESS_BLOCK_WORK;
        let added_lanes = (self.costs.parallelism - 1) as u64;
        (self.costs.memory_size as u64 * iterations).saturating_add(added_lanes * lane)
    }
}

/// The costs of one hash, always within RFC 9106's ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    memory_size: u32,
    iterations: u32,
    parallelism: u32,
}

impl Costs {
    /// Memory size in KiB, passes and lanes, or nothing unless passes ≥ 1, 1 ≤ lanes < 2²⁴ and
    /// memory size ≥ 8 · lanes.
    #[must_use]
    pub const fn new(memory_size: u32, iterations: u32, parallelism: u32) -> Option<Self> {
        let in_range = iterations >= 1
            && parallelism >= 1
            && parallelism <= MAX_PARALLELISM
            && memory_size >= 8 * parallelism;
        if in_range { Some(Self { memory_size, iterations, parallelism }) } else { None }
    }

    /// Memory size *m* in KiB, as requested.
    #[must_use]
    pub const fn memory_size(&self) -> u32 {
        self.memory_size
    }

    /// Passes *t*.
    #[must_use]
    pub const fn iterations(&self) -> u32 {
        self.iterations
    }

    /// Lanes *p*.
    #[must_use]
    pub const fn parallelism(&self) -> u32 {
        self.parallelism
    }

    /// Blocks of 1 KiB actually used: *m′* = 4 · p · ⌊m / 4p⌋.
    #[must_use]
    pub const fn block_count(&self) -> u32 {
        let quantum = 4 * self.parallelism;
        self.memory_size / quantum * quantum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_the_rfc() {
        for (m, t, p, ok) in [
            (8, 1, 1, true),
            (7, 1, 1, false),
            (8, 0, 1, false),
            (8, 1, 0, false),
            (15, 1, 2, false),
            (u32::MAX, u32::MAX, MAX_PARALLELISM, true),
            (u32::MAX, 1, MAX_PARALLELISM + 1, false),
            // 8 · p would wrap to 0 and to 8.
            (8, 1, 1 << 29, false),
            (8, 1, (1 << 31) + 1, false),
        ] {
            assert_eq!(Costs::new(m, t, p).is_some(), ok, "m={m} t={t} p={p}");
        }
    }

    #[test]
    fn blocks_are_whole_slices() {
        for (m, p, blocks) in [(8, 1, 8), (9, 1, 8), (139, 5, 120), (2047, 3, 2040)] {
            assert_eq!(Costs::new(m, 1, p).map(|costs| costs.block_count()), Some(blocks));
        }
    }
}
