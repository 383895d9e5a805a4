//! A literal transcription of RFC 9106 §3, without regard to speed or memory, for tests and fuzzing
//! only.
//!
//! It shares only BLAKE2b with the engine.
#![expect(clippy::many_single_char_names, reason = "the RFC's names")]

use super::Input;
use super::blake2b::blake2b;
use crate::params::Params;

/// A block as 128 words.
pub type Words = [u64; 128];

/// The whole matrix B at one point in time: `matrix[i][j]` is B\[i\]\[j\].
pub type Matrix = Vec<Vec<Words>>;

/// Returns the tag, and B as it is after each pass.
pub fn argon2(params: &Params, input: &Input<'_>, tag_length: u32) -> (Vec<u8>, Vec<Matrix>) {
    let Params { algorithm, version, costs } = params;
    let (p, m, t) = (costs.parallelism(), costs.memory_size(), costs.iterations());
    let (v, y) = (*version as u32, *algorithm as u32);

    // Step 1
    let h0 = h(
        64,
        &[
            le32(p),
            le32(tag_length),
            le32(m),
            le32(t),
            le32(v),
            le32(y),
            with_length(input.password),
            with_length(input.salt),
            with_length(input.secret),
            with_length(input.associated_data),
        ]
        .concat(),
    );

    // Step 2
    let m_prime = 4 * p * (m / (4 * p));
    let q = m_prime / p;

    // Steps 3 to 6
    let mut b: Matrix = vec![vec![[0; 128]; q as usize]; p as usize];
    let mut passes = Vec::new();
    for r in 0..t {
        for sl in 0..4 {
            for l in 0..p {
                let addresses = independent_words(r, l, sl, m_prime, t, y, q);
                for j in sl * (q / 4)..(sl + 1) * (q / 4) {
                    let (i, column) = (l as usize, j as usize);
                    if r == 0 && j < 2 {
                        let seed = [h0.clone(), le32(j), le32(l)].concat();
                        b[i][column] = words(&h_prime(1024, &seed));
                        continue;
                    }
                    let previous = b[i][(j + q - 1) as usize % q as usize];
                    let independent = y == 1 || (y == 2 && r == 0 && sl < 2);
                    let word =
                        if independent { addresses[(j % (q / 4)) as usize] } else { previous[0] };
                    let (from_lane, from_column) = reference(word, r, sl, l, j, p, q);
                    let mut new = g(&previous, &b[from_lane][from_column]);
                    if r > 0 && v == 0x13 {
                        new = xor(&new, &b[i][column]);
                    }
                    b[i][column] = new;
                }
            }
        }
        passes.push(b.clone());
    }

    // Steps 7 and 8
    let c = b.iter().map(|lane| lane[q as usize - 1]).fold([0; 128], |c, last| xor(&c, &last));
    let tag = h_prime(tag_length, &bytes(&c));
    (tag, passes)
}

/// §3.4.1.2: J1 || J2 of every block in a segment.
fn independent_words(r: u32, l: u32, sl: u32, m_prime: u32, t: u32, y: u32, q: u32) -> Vec<u64> {
    let mut all = Vec::new();
    for i in 1..=(q / 4).div_ceil(128) {
        let mut z = [0; 128];
        for (word, value) in z.iter_mut().zip([r, l, sl, m_prime, t, y, i]) {
            *word = u64::from(value);
        }
        all.extend(g(&[0; 128], &g(&[0; 128], &z)));
    }
    all
}

/// §3.4.2: the block that B\[l\]\[j\] refers to. Lists the reference set W, then picks from it.
fn reference(word: u64, r: u32, sl: u32, l: u32, j: u32, p: u32, q: u32) -> (usize, usize) {
    let (j1, j2) = (word % (1 << 32), word >> 32);
    let lane =
        if r == 0 && sl == 0 { l } else { u32::try_from(j2 % u64::from(p)).expect("less than p") };

    // The last three finished slices, oldest block first; in the first pass there may be fewer.
    let segment = q / 4;
    let finished_slices = if r == 0 { 0..sl } else { sl + 1..sl + 4 };
    let mut w: Vec<u32> = finished_slices
        .flat_map(|slice| (0..segment).map(move |k| (slice % 4) * segment + k))
        .collect();
    if lane == l {
        // The blocks of this segment so far, without the one just computed.
        w.extend(sl * segment..j);
        w.pop();
    } else if j.is_multiple_of(segment) {
        w.pop();
    }

    let x = j1 * j1 / (1 << 32);
    let y = w.len() as u64 * x / (1 << 32);
    let zz = w.len() - 1 - usize::try_from(y).expect("less than |W|");
    (lane as usize, w[zz] as usize)
}

/// §3.5: the compression function.
pub fn g(x: &Words, y: &Words) -> Words {
    let r = xor(x, y);
    // The 64 registers of 16 bytes.
    let mut registers: Vec<[u64; 2]> = r.as_chunks().0.to_vec();
    for row in 0..8 {
        let places = std::array::from_fn(|i| 8 * row + i);
        p(&mut registers, places);
    }
    for column in 0..8 {
        let places = std::array::from_fn(|i| column + 8 * i);
        p(&mut registers, places);
    }
    let mut z = [0; 128];
    z.copy_from_slice(registers.as_flattened());
    xor(&z, &r)
}

/// §3.6: the permutation P on eight registers, in place.
fn p(registers: &mut [[u64; 2]], places: [usize; 8]) {
    let mut v: Vec<u64> = places.iter().flat_map(|&i| registers[i]).collect();
    for [a, b, c, d] in [
        [0, 4, 8, 12],
        [1, 5, 9, 13],
        [2, 6, 10, 14],
        [3, 7, 11, 15],
        [0, 5, 10, 15],
        [1, 6, 11, 12],
        [2, 7, 8, 13],
        [3, 4, 9, 14],
    ] {
        gb(&mut v, a, b, c, d);
    }
    for (&i, pair) in places.iter().zip(v.chunks_exact(2)) {
        registers[i] = [pair[0], pair[1]];
    }
}

/// §3.6: the function GB.
fn gb(v: &mut [u64], a: usize, b: usize, c: usize, d: usize) {
    let trunc = |x: u64| u128::from(x % (1 << 32));
    let sum = |x: u64, y: u64| {
        let exact = u128::from(x) + u128::from(y) + 2 * trunc(x) * trunc(y);
        u64::try_from(exact % (1 << 64)).expect("reduced")
    };
    v[a] = sum(v[a], v[b]);
    v[d] = (v[d] ^ v[a]).rotate_right(32);
    v[c] = sum(v[c], v[d]);
    v[b] = (v[b] ^ v[c]).rotate_right(24);
    v[a] = sum(v[a], v[b]);
    v[d] = (v[d] ^ v[a]).rotate_right(16);
    v[c] = sum(v[c], v[d]);
    v[b] = (v[b] ^ v[c]).rotate_right(63);
}

/// §3.3: the variable-length hash function H'^T(A).
fn h_prime(t: u32, a: &[u8]) -> Vec<u8> {
    let input = [&le32(t), a].concat();
    if t <= 64 {
        return h(t as usize, &input);
    }
    let r = t.div_ceil(32) - 2;
    let mut v = h(64, &input);
    let mut output = v[..32].to_vec();
    for _ in 2..=r {
        v = h(64, &v);
        output.extend(&v[..32]);
    }
    output.extend(h((t - 32 * r) as usize, &v));
    output
}

fn h(length: usize, input: &[u8]) -> Vec<u8> {
    let mut digest = vec![0; length];
    blake2b(&[input], &mut digest);
    digest
}

fn xor(x: &Words, y: &Words) -> Words {
    std::array::from_fn(|i| x[i] ^ y[i])
}

fn words(bytes: &[u8]) -> Words {
    std::array::from_fn(|i| (0..8).fold(0, |word, k| word | u64::from(bytes[8 * i + k]) << (8 * k)))
}

fn bytes(words: &Words) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn le32(x: u32) -> Vec<u8> {
    x.to_le_bytes().to_vec()
}

fn with_length(x: &[u8]) -> Vec<u8> {
    [le32(u32::try_from(x.len()).expect("short")), x.to_vec()].concat()
}
