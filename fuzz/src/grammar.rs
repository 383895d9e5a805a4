//! A second, naive implementation of the grammar of PHC strings. It works on whole strings and
//! doesn't try to be fast.

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const ORDER: [&str; 5] = ["m", "t", "p", "keyid", "data"];

/// Returns the canonical form of an Argon2 hash, which has its parameters in order and always a
/// version, or `None` if the string is not an Argon2 hash.
pub fn canonical(text: &str) -> Option<String> {
    let mut fields: Vec<&str> = text.split('$').collect();
    if fields.len() == 5 && !fields[2].starts_with("v=") {
        fields.insert(2, "v=16");
    }
    let ["", algorithm, version, parameters, salt, tag] = fields[..] else { return None };
    let parameters = in_order(parameters)?;
    let well_formed = ["argon2id", "argon2i", "argon2d"].contains(&algorithm)
        && ["v=16", "v=19"].contains(&version)
        && length(salt)? >= 8
        && length(tag)? >= 4;
    well_formed.then(|| ["", algorithm, version, &parameters, salt, tag].join("$"))
}

fn in_order(parameters: &str) -> Option<String> {
    let mut pairs = Vec::new();
    for item in parameters.split(',') {
        let (name, value) = item.split_once('=')?;
        pairs.push((ORDER.iter().position(|known| *known == name)?, value));
    }
    pairs.sort_unstable();
    let is_repeated = pairs.windows(2).any(|pair| pair[0].0 == pair[1].0);
    let [(0, m), (1, t), (2, p), rest @ ..] = &pairs[..] else { return None };
    let (m, t, p) = (number(m)?, number(t)?, number(p)?);
    let well_formed = !is_repeated
        && (1..1 << 24).contains(&p)
        && t >= 1
        && m >= 8 * p
        && rest.iter().all(|(_, value)| length(value).is_some_and(|length| length > 0));
    let items: Vec<String> =
        pairs.into_iter().map(|(name, value)| format!("{}={value}", ORDER[name])).collect();
    well_formed.then(|| items.join(","))
}

fn number(digits: &str) -> Option<u64> {
    let number: u32 = digits.parse().ok()?;
    (number.to_string() == digits).then_some(number.into())
}

/// Returns how many bytes the text encodes, or `None` if it is not canonical unpadded base64.
fn length(text: &str) -> Option<usize> {
    let values: Vec<usize> =
        text.chars().map(|character| ALPHABET.find(character)).collect::<Option<_>>()?;
    let unused_bits = 6 * values.len() % 8;
    let is_canonical = values.last().is_none_or(|last| last % (1 << unused_bits) == 0);
    (unused_bits < 6 && is_canonical).then_some(6 * values.len() / 8)
}
