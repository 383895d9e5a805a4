//! LE32 of RFC 9106 §3.1, for lengths.

/// Encodes a length in bytes as four little-endian bytes.
///
/// # Panics
///
/// If `length` needs more than 32 bits, which is impossible on 32-bit targets.
pub fn le32(length: usize) -> [u8; 4] {
    u32::try_from(length).expect("Argon2 inputs are shorter than 4 GiB").to_le_bytes()
}
