//! 64-bit words as terms over unknown words.
//!
//! Every term is built by a function that brings it into a normal form and gives equal forms the
//! same handle. So equal handles mean equal words, whatever the unknown words are. The converse doesn't
//! hold, nor does it need to: a term that misses its normal form makes the proof fail.

#[cfg(test)]
pub mod tests;

use rustc_hash::FxHashMap;
use std::{fmt, mem};

/// A handle of a term in [`Terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u32);

/// A byte that is known, or byte 0 (the least significant one) to 7 of a term.
///
/// It is packed because hashing and comparing bytes takes most of the time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Byte(u32);

impl Byte {
    const KNOWN: u32 = 1 << 31;
    /// The byte 0.
    pub const ZERO: Self = Self(Self::KNOWN);

    fn of(term: Term, index: u8) -> Self {
        assert!(term.0 < Self::KNOWN / 8, "too many terms");
        Self(8 * term.0 + u32::from(index))
    }

    /// A byte with this value.
    pub fn known(value: u8) -> Self {
        Self(Self::KNOWN + u32::from(value))
    }

    /// The value, if it is known.
    pub fn value(self) -> Option<u8> {
        self.0.checked_sub(Self::KNOWN).and_then(|value| u8::try_from(value).ok())
    }

    /// The term and the index, unless the value is known.
    fn source(self) -> Option<(Term, u32)> {
        (self.0 < Self::KNOWN).then_some((Term(self.0 / 8), self.0 % 8))
    }
}

impl fmt::Debug for Byte {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source() {
            None => write!(formatter, "{:?}", self.value()),
            Some((term, index)) => write!(formatter, "{term:?}[{index}]"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Node {
    /// Any word.
    Unknown(usize),
    Constant(u64),
    /// The constant plus each part times its factor, modulo 2⁶⁴. Parts are in order, none of them is
    /// a sum or a constant, and no factor is 0.
    Sum(u64, Box<[(Term, u64)]>),
    /// The XOR of the constant and all parts. Parts are in order, and none is an XOR or a constant.
    Xor(u64, Box<[Term]>),
    /// The product of the low 32 bits of two terms in order.
    Product(Term, Term),
    /// A term that is no rotation, rotated right by 1 to 63 bits.
    Rotation(Term, u32),
    /// A term shifted right by 1 to 63 bits.
    Shift(Term, u32),
    /// The OR of two terms in order.
    Or(Term, Term),
    /// Bytes that are not all known and don't make a rotation.
    Bytes([Byte; 8]),
}

/// All terms built so far.
#[derive(Default)]
pub struct Terms {
    nodes: Vec<Node>,
    handles: FxHashMap<Node, Term>,
}

impl Terms {
    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Forgets all terms but the first `length`.
    pub fn truncate(&mut self, length: usize) {
        for node in self.nodes.drain(length..) {
            self.handles.remove(&node);
        }
    }

    fn intern(&mut self, node: Node) -> Term {
        let next = u32::try_from(self.nodes.len()).expect("fewer than 2³² terms");
        *self.handles.entry(node).or_insert_with_key(|node| {
            self.nodes.push(node.clone());
            Term(next)
        })
    }

    fn node(&self, term: Term) -> &Node {
        &self.nodes[term.0 as usize]
    }

    /// The unknown word with this number.
    pub fn unknown(&mut self, number: usize) -> Term {
        self.intern(Node::Unknown(number))
    }

    /// A known word.
    pub fn constant(&mut self, value: u64) -> Term {
        self.intern(Node::Constant(value))
    }

    /// `x + y` modulo 2⁶⁴.
    pub fn add(&mut self, x: Term, y: Term) -> Term {
        let mut parts = Vec::with_capacity(4);
        let constant = [x, y].map(|term| self.add_to(&mut parts, term));
        parts.sort_unstable();
        parts.dedup_by(|(next, factor), (kept, total)| {
            let same = next == kept;
            if same {
                *total = total.wrapping_add(*factor);
            }
            same
        });
        self.sum(constant[0].wrapping_add(constant[1]), parts)
    }

    /// `factor · x` modulo 2⁶⁴.
    pub fn scale(&mut self, x: Term, factor: u64) -> Term {
        let mut parts = Vec::new();
        let constant = self.add_to(&mut parts, x);
        for (_, own) in &mut parts {
            *own = own.wrapping_mul(factor);
        }
        self.sum(constant.wrapping_mul(factor), parts)
    }

    /// Adds the parts of `x`, taken as a sum, to `parts` and returns its constant.
    fn add_to(&self, parts: &mut Vec<(Term, u64)>, x: Term) -> u64 {
        match self.node(x) {
            Node::Constant(value) => return *value,
            Node::Sum(constant, own) => {
                parts.extend(own);
                return *constant;
            }
            _ => parts.push((x, 1)),
        }
        0
    }

    /// The sum of parts that are in order.
    fn sum(&mut self, constant: u64, mut parts: Vec<(Term, u64)>) -> Term {
        parts.retain(|(_, factor)| *factor != 0);
        match (constant, &parts[..]) {
            (_, []) => self.constant(constant),
            (0, [(only, 1)]) => *only,
            _ => self.intern(Node::Sum(constant, parts.into())),
        }
    }

    /// `x ^ y`
    pub fn xor(&mut self, x: Term, y: Term) -> Term {
        let mut all = Vec::with_capacity(4);
        let constant = [x, y].map(|term| self.xor_to(&mut all, term));
        all.sort_unstable();
        // Each part occurs at most twice, and two equal parts cancel.
        let parts: Vec<Term> =
            all.chunk_by(Term::eq).filter(|same| same.len() == 1).map(|same| same[0]).collect();
        match (constant[0] ^ constant[1], &parts[..]) {
            (constant, []) => self.constant(constant),
            (0, [only]) => *only,
            (constant, _) => self.intern(Node::Xor(constant, parts.into())),
        }
    }

    /// Does what [`Self::add_to`] does, for an XOR.
    fn xor_to(&self, parts: &mut Vec<Term>, x: Term) -> u64 {
        match self.node(x) {
            Node::Constant(value) => return *value,
            Node::Xor(constant, own) => {
                parts.extend(own);
                return *constant;
            }
            _ => parts.push(x),
        }
        0
    }

    /// The product of the low 32 bits of `x` and `y`.
    pub fn multiply_low(&mut self, mut x: Term, mut y: Term) -> Term {
        if x > y {
            mem::swap(&mut x, &mut y);
        }
        self.intern(Node::Product(x, y))
    }

    /// `x` rotated right by `bits` modulo 64.
    pub fn rotate_right(&mut self, x: Term, bits: u32) -> Term {
        match (self.node(x), bits % 64) {
            (_, 0) => x,
            (Node::Constant(value), bits) => {
                let rotated = value.rotate_right(bits);
                self.constant(rotated)
            }
            (Node::Rotation(inner, own), bits) => {
                let (inner, total) = (*inner, own + bits);
                self.rotate_right(inner, total)
            }
            (_, bits) => self.intern(Node::Rotation(x, bits)),
        }
    }

    /// `x` shifted right by `bits` modulo 64.
    pub fn shift_right(&mut self, x: Term, bits: u32) -> Term {
        match bits % 64 {
            0 => x,
            bits => self.intern(Node::Shift(x, bits)),
        }
    }

    /// `x | y`. If one is `z >> n` and the other `z << (64 - n)`, the result is a rotation of `z`.
    pub fn or(&mut self, x: Term, y: Term) -> Term {
        for (shifted, other) in [(x, y), (y, x)] {
            if let Node::Shift(z, bits) = *self.node(shifted)
                && self.scale(z, 1 << (64 - bits)) == other
            {
                return self.rotate_right(z, bits);
            }
        }
        self.intern(Node::Or(x.min(y), x.max(y)))
    }

    /// The bytes of `x`, each taken from the simplest term that has it.
    pub fn bytes(&self, x: Term) -> [Byte; 8] {
        match self.node(x) {
            Node::Constant(value) => value.to_le_bytes().map(Byte::known),
            Node::Bytes(bytes) => *bytes,
            Node::Rotation(inner, bits) if bits % 8 == 0 => {
                let mut bytes = self.bytes(*inner);
                bytes.rotate_left(*bits as usize / 8);
                bytes
            }
            _ => [0, 1, 2, 3, 4, 5, 6, 7].map(|index| Byte::of(x, index)),
        }
    }

    /// The word that these bytes make.
    pub fn word(&mut self, bytes: [Byte; 8]) -> Term {
        if let Some(rotation) = self.rotation(&bytes) {
            return rotation;
        }
        if bytes.iter().any(|byte| byte.value().is_none()) {
            return self.intern(Node::Bytes(bytes));
        }
        self.constant(u64::from_le_bytes(bytes.map(|byte| byte.value().unwrap_or_default())))
    }

    /// A word whose low 32 bits are these bytes. Its other bits can be anything.
    pub fn with_low_half(&mut self, bytes: [Byte; 4]) -> Term {
        let [a, b, c, d] = bytes;
        let zero = Byte::ZERO;
        self.rotation(&bytes).unwrap_or_else(|| self.word([a, b, c, d, zero, zero, zero, zero]))
    }

    /// The rotation of a term that begins with these bytes.
    fn rotation(&mut self, bytes: &[Byte]) -> Option<Term> {
        let (term, first) = bytes.first()?.source()?;
        let is_rotation =
            (first..).zip(bytes).all(|(index, byte)| byte.source() == Some((term, index % 8)));
        is_rotation.then(|| self.rotate_right(term, 8 * first))
    }
}
