//! Interim engine on the `argon2` crate.

use crate::error::{Error, Result};
use crate::params::{Algorithm, Params, Version};

/// What is hashed: the byte strings of RFC 9106 section 3.1.
pub struct Input<'a> {
    /// Message *P*.
    pub password: &'a [u8],
    /// Nonce *S*.
    pub salt: &'a [u8],
    /// Secret value *K*.
    pub secret: &'a [u8],
    /// Associated data *X*.
    pub associated_data: &'a [u8],
}

/// Computes a tag.
///
/// # Errors
/// [`Error::OutOfMemory`].
pub fn hash(
    algorithm: Algorithm,
    version: Version,
    params: &Params,
    input: &Input<'_>,
    tag: &mut [u8],
) -> Result<()> {
    let algorithm = match algorithm {
        Algorithm::Argon2d => argon2::Algorithm::Argon2d,
        Algorithm::Argon2i => argon2::Algorithm::Argon2i,
        Algorithm::Argon2id => argon2::Algorithm::Argon2id,
    };
    let version = match version {
        Version::V0x10 => argon2::Version::V0x10,
        Version::V0x13 => argon2::Version::V0x13,
    };
    let mut p = argon2::ParamsBuilder::new();
    p.m_cost(params.memory_size()).t_cost(params.iterations()).p_cost(params.parallelism());
    if !input.associated_data.is_empty() {
        p.data(
            argon2::AssociatedData::new(input.associated_data).map_err(|_| Error::InvalidOption)?,
        );
    }
    let p = p.build().map_err(|_| Error::InvalidOption)?;
    let a = argon2::Argon2::new_with_secret(input.secret, algorithm, version, p)
        .map_err(|_| Error::InvalidOption)?;
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(params.block_count() as usize).map_err(|_| Error::OutOfMemory)?;
    blocks.resize(params.block_count() as usize, argon2::Block::default());
    a.hash_password_into_with_memory(input.password, input.salt, tag, &mut blocks)
        .map_err(|_| Error::InvalidOption)
}
