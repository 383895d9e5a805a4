//! Checks the parser of PHC strings.

use crate::grammar;
use edge_argon2::phc::PasswordHash;

/// Parses any bytes. The parser never panics and accepts exactly what the grammar accepts. It
/// writes an accepted hash in canonical form, and reads that form as the same hash.
///
/// # Panics
/// Panics if the parser breaks one of these promises.
pub fn phc(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = PasswordHash::parse(data);
    let written = parsed.as_ref().ok().map(PasswordHash::to_phc_string);
    assert_eq!(written, grammar::canonical(&text));
    if let Some(canonical) = written {
        assert_eq!(PasswordHash::parse(canonical.as_bytes()), parsed);
    }
}
