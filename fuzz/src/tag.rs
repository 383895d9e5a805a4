//! Compares whole computations with the oracle and the argon2 crate.

use arbitrary::Unstructured;
use edge_argon2::engine::Input;
use edge_argon2::fuzzing::oracle_tag;
use edge_argon2::hasher::{CostLimits, Hasher};
use edge_argon2::params::{Algorithm, Costs, Params, Version};

/// Computes a tag from any inputs at any small costs. The oracle and the argon2 crate must compute
/// the same tag.
///
/// # Panics
/// Panics if the tags differ.
pub fn tag(data: &[u8]) {
    // When the bytes run out, `arbitrary` continues with zeros.
    let _ = computation(Unstructured::new(data));
}

fn computation(mut u: Unstructured<'_>) -> arbitrary::Result<()> {
    let algorithm = *u.choose(&[Algorithm::Argon2id, Algorithm::Argon2i, Algorithm::Argon2d])?;
    let version = *u.choose(&[Version::V0x13, Version::V0x10])?;
    let lanes = u.int_in_range(1..=8)?;
    // Segments get two or more blocks, and the memory size need not be a multiple of 4 × lanes.
    let memory_size = 8 * lanes + u.int_in_range(0..=40)?;
    let costs = Costs::new(memory_size, u.int_in_range(1..=3)?, lanes).expect("in range");
    let params = Params { algorithm, version, costs };
    let tag_length = u.int_in_range(4..=200_u32)?;
    let mut salt = u.arbitrary::<Vec<u8>>()?;
    salt.resize(salt.len().max(8), 0);
    let (secret, associated_data) = (u.arbitrary::<Vec<u8>>()?, u.arbitrary::<Vec<u8>>()?);
    let password = u.take_rest();

    let input = Input { password, salt: &salt, secret: &secret, associated_data: &associated_data };
    let limits = CostLimits { memory_size, work: params.work() };
    let hasher =
        Hasher::new(params, tag_length as usize, secret.clone(), limits).expect("in range");
    let tag = hasher.hash_raw(password, &salt, &associated_data);
    assert_eq!(tag, Ok(oracle_tag(&params, &input, tag_length)));

    // The crate refuses longer associated data.
    if associated_data.len() <= argon2::AssociatedData::MAX_LEN {
        assert_eq!(tag, Ok(by_argon2_crate(&params, &input, tag_length)));
    }
    Ok(())
}

fn by_argon2_crate(params: &Params, input: &Input<'_>, tag_length: u32) -> Vec<u8> {
    let Params { algorithm, version, costs } = *params;
    let costs = argon2::ParamsBuilder::new()
        .m_cost(costs.memory_size())
        .t_cost(costs.iterations())
        .p_cost(costs.parallelism())
        .data(argon2::AssociatedData::new(input.associated_data).expect("short enough"))
        .build()
        .expect("in range");
    let algorithm = argon2::Algorithm::new(algorithm.name()).expect("known");
    let version = argon2::Version::try_from(version as u32).expect("known");
    let mut tag = vec![0; tag_length as usize];
    argon2::Argon2::new_with_secret(input.secret, algorithm, version, costs)
        .expect("short enough")
        .hash_password_into(input.password, input.salt, &mut tag)
        .expect("in range");
    tag
}
