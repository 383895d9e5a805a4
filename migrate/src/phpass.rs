//! The portable hash of phpass (`$P$`, `$H$`), as WordPress before 6.8 and phpBB 3.0 store it.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use crate::is_same;

/// Whether MD5 of the salt and the password, then repeatedly of the digest and the password, yields
/// the expected 16 bytes.
#[must_use]
pub fn phpass(password: &[u8], salt: &[u8], iterations: u32, expected: &[u8]) -> bool {
    let hash = |prefix: &[u8]| -> [u8; 16] {
        Md5::new().chain_update(prefix).chain_update(password).finalize().into()
    };
    let mut digest = Zeroizing::new(hash(salt));
    for _ in 0..iterations {
        *digest = hash(&digest[..]);
    }
    is_same(&digest[..], expected)
}
