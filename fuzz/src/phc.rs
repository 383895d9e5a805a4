//! The parser of PHC strings.

use crate::grammar;
use edge_argon2::phc::PasswordHash;

/// Parses any bytes: it never panics, accepts exactly what the grammar does, and writes what it
/// accepted in canonical form, which it reads as the same.
///
/// # Panics
/// On a finding.
pub fn phc(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = PasswordHash::parse(data);
    let written = parsed.as_ref().ok().map(PasswordHash::to_phc_string);
    assert_eq!(written, grammar::canonical(&text));
    if let Some(canonical) = written {
        assert_eq!(PasswordHash::parse(canonical.as_bytes()), parsed);
    }
}
