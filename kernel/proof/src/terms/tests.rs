//! Tests the normal forms against plain arithmetic.

use super::{Byte, Node, Term, Terms};

/// Splitmix64.
pub struct Random(pub u64);

impl Random {
    /// The next word.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ word >> 31
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.word() % bound
    }

    fn bits(&mut self) -> u32 {
        // Often whole bytes, because most of the kernel's rotations are.
        let all = [0, 1, 8, 16, 24, 31, 32, 33, 40, 63];
        all[usize::try_from(self.below(10)).expect("small")]
    }
}

impl Term {
    /// Its index in what [`Terms::evaluate`] returns.
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

impl Terms {
    /// The value of every term if the unknown words are these.
    pub fn evaluate(&self, unknowns: &[u64]) -> Vec<u64> {
        let mut values: Vec<u64> = Vec::new();
        for node in &self.nodes {
            // Terms consist only of older ones.
            let of = |term: Term| values[term.number()];
            let low = |term: Term| of(term) % (1 << 32);
            let value = match node {
                Node::Unknown(number) => unknowns[*number],
                Node::Constant(value) => *value,
                Node::Sum(constant, parts) => {
                    parts.iter().fold(*constant, |sum, (term, factor)| {
                        sum.wrapping_add(of(*term).wrapping_mul(*factor))
                    })
                }
                Node::Xor(constant, parts) => {
                    parts.iter().fold(*constant, |xor, term| xor ^ of(*term))
                }
                Node::Product(x, y) => low(*x) * low(*y),
                Node::Rotation(x, bits) => of(*x).rotate_right(*bits),
                Node::Shift(x, bits) => of(*x) >> bits,
                Node::Or(x, y) => of(*x) | of(*y),
                Node::Bytes(bytes) => u64::from_le_bytes(bytes.map(|byte| evaluate(byte, &values))),
            };
            values.push(value);
        }
        values
    }
}

fn evaluate(byte: Byte, values: &[u64]) -> u8 {
    byte.value().unwrap_or_else(|| {
        let (term, index) = byte.source().expect("known or of a term");
        values[term.number()].to_le_bytes()[index as usize]
    })
}

/// A term, and its value by plain arithmetic.
type Pair = (Term, u64);

/// Combines terms by a random operation.
fn combine(random: &mut Random, terms: &mut Terms, (x, a): Pair, (y, b): Pair) -> Pair {
    let bits = random.bits();
    match random.below(9) {
        0 => (terms.add(x, y), a.wrapping_add(b)),
        1 => {
            let factor = [2, u64::MAX, 1 << (bits % 64), random.word()][bits as usize % 4];
            (terms.scale(x, factor), a.wrapping_mul(factor))
        }
        2 => (terms.xor(x, y), a ^ b),
        3 => (terms.multiply_low(x, y), (a % (1 << 32)) * (b % (1 << 32))),
        4 => (terms.rotate_right(x, bits), a.rotate_right(bits)),
        5 => (terms.shift_right(x, bits), a >> bits),
        6 => (terms.or(x, y), a | b),
        7 if bits > 0 => {
            let left = terms.scale(x, 1 << (64 - bits));
            let right = terms.shift_right(x, bits);
            (terms.or(left, right), a.rotate_right(bits))
        }
        _ => {
            // Bytes from both, or those of one in cyclic order.
            let (from_x, from_y) = (terms.bytes(x), terms.bytes(y));
            let (of_x, of_y) = (a.to_le_bytes(), b.to_le_bytes());
            let (mut bytes, mut values) = (from_x, of_x);
            bytes.rotate_left(bits as usize % 8);
            values.rotate_left(bits as usize % 8);
            let mixed = if bits.is_multiple_of(2) { 0 } else { 3 };
            for index in 0..mixed {
                (bytes[index], values[index]) = (from_y[2 * index], of_y[2 * index]);
            }
            (terms.word(bytes), u64::from_le_bytes(values))
        }
    }
}

#[test]
fn normal_forms_mean_what_they_are_made_of() {
    for seed in 0..2000 {
        let mut random = Random(seed);
        let mut terms = Terms::default();
        let unknowns = [random.word(), random.word(), random.below(2)];
        let mut pairs: Vec<Pair> =
            (0..3).map(|number| (terms.unknown(number), unknowns[number])).collect();
        for constant in [0, u64::MAX, random.word()] {
            pairs.push((terms.constant(constant), constant));
        }
        for _ in 0..40 {
            let [x, y] = [0, 1]
                .map(|_| pairs[usize::try_from(random.below(pairs.len() as u64)).expect("small")]);
            pairs.push(combine(&mut random, &mut terms, x, y));
        }
        let values = terms.evaluate(&unknowns);
        for (step, (term, value)) in pairs.iter().enumerate() {
            assert_eq!(values[term.number()], *value, "step {step} of seed {seed}");
        }
    }
}

#[test]
fn a_low_half_is_four_bytes() {
    for seed in 0..200 {
        let mut random = Random(seed);
        let mut terms = Terms::default();
        let unknowns = [random.word(), random.word()];
        let [x, y] = [0, 1].map(|number| terms.unknown(number));
        let rotated = terms.rotate_right(x, random.bits());
        let bytes = [terms.bytes(rotated), terms.bytes(y)].concat();
        let start = usize::try_from(random.below(13)).expect("small");
        let half: [Byte; 4] = bytes[start..start + 4].try_into().expect("4 bytes");
        let term = terms.with_low_half(half);
        let values = terms.evaluate(&unknowns);
        let low = values[term.number()].to_le_bytes();
        assert_eq!(low[..4], half.map(|byte| evaluate(byte, &values)), "seed {seed}");
    }
}

#[test]
fn what_means_the_same_is_the_same_term() {
    let mut terms = Terms::default();
    let [x, y] = [0, 1].map(|number| terms.unknown(number));
    let (m, swapped) = (terms.multiply_low(x, y), terms.multiply_low(y, x));
    assert_eq!(m, swapped);

    let sum = terms.add(x, y);
    let once = terms.add(sum, m);
    let twice = terms.add(once, m);
    let doubled = terms.scale(m, 2);
    let other = terms.add(y, doubled);
    assert_eq!(twice, terms.add(x, other));
    assert_ne!(once, twice);

    let xor = terms.xor(x, y);
    assert_eq!(terms.xor(xor, y), x);
    let double = terms.add(x, x);
    let top = terms.shift_right(x, 63);
    assert_eq!(terms.or(double, top), terms.rotate_right(x, 63));

    let first = terms.rotate_right(x, 24);
    assert_eq!(terms.rotate_right(first, 40), x);
    let mut bytes = terms.bytes(x);
    bytes.rotate_left(3);
    assert_eq!(terms.word(bytes), first);
    bytes.swap(0, 1);
    assert_ne!(terms.word(bytes), first);
}

#[test]
fn forgotten_terms_come_back_as_new_ones() {
    let mut terms = Terms::default();
    let x = terms.unknown(0);
    terms.rotate_right(x, 1);
    terms.truncate(1);
    assert_eq!(terms.len(), 1);
    let shifted = terms.shift_right(x, 1);
    assert_ne!(shifted, terms.rotate_right(x, 1));
}
