//! Wraps an object file as a static library.
//!
//! Cargo passes an object file to the linker only for the package whose build script names it, but
//! rustc takes a static library into the crate that needs it, and so into whatever is linked with it.

const MAGIC: &[u8] = b"!<arch>\n";

/// A static library (a Unix archive) of one object file.
pub fn of(name: &str, object: &[u8]) -> Vec<u8> {
    // Name, time, user, group, mode and size, padded with spaces to fixed lengths.
    let header = format!("{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", name, 0, 0, 0, 644, object.len());
    let mut archive = [MAGIC, header.as_bytes(), object].concat();
    if archive.len() % 2 == 1 {
        archive.push(b'\n');
    }
    archive
}
