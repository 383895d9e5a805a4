//! Damages inputs of the corpus, for runs without libFuzzer.

use arbitrary::{Result, Unstructured};

/// Words that matter to parsers and to arithmetic.
const WORDS: [&[u8]; 16] = [
    b"$argon2id$",
    b"v=16$",
    b"v=19$",
    b"m=8,t=1,p=1",
    b",data=AQID",
    b",keyid=AQID",
    b"4294967295",
    b"=",
    b"0",
    b"A",
    b",",
    b"+",
    b"\0",
    b"\xff\xff\xff\xff",
    b"\xef\xbf\xbd",
    b"$",
];

/// Returns an input of `corpus` after up to four changes. `random` chooses the input and the
/// changes.
///
/// # Errors
/// Fails if there are not enough random bytes.
pub fn mutate(corpus: &[Vec<u8>], random: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut data = random.choose(corpus)?.clone();
    for _ in 0..random.int_in_range(1..=4)? {
        let start = random.int_in_range(0..=data.len())?;
        let end = random.int_in_range(start..=data.len().min(start + 16))?;
        let replacement = match random.int_in_range(0..=4)? {
            0 => Vec::new(),
            1 => {
                let length = random.int_in_range(1..=4)?;
                random.bytes(length)?.to_vec()
            }
            2 => random.choose(&WORDS)?.to_vec(),
            3 => data[start..end].repeat(2),
            _ => {
                let other = random.choose(corpus)?;
                other[start.min(other.len())..end.min(other.len())].to_vec()
            }
        };
        data.splice(start..end, replacement);
    }
    Ok(data)
}
