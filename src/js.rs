//! The boundary to JavaScript.
//!
//! The shim builds an [`Argon2id`] for one call, which consumes it, so that nothing on the
//! JavaScript side outlives the instance: after a trap the whole instance can be thrown away.

use edge_argon2_wipe::{WipingAllocator, wipe_stack};
use js_sys::Uint8Array;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use crate::error::{Error, Result};
use crate::hasher::{CostLimits, Hasher};
use crate::params::{Algorithm, Costs, Params, Version};
use crate::phc::PasswordHash;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator::new();

/// Salt length of new hashes, in bytes: RFC 9106 section 3.1 recommends 16.
const SALT_LENGTH: usize = 16;

/// Reports panics on the console in development builds.
#[cfg(feature = "console_error_panic_hook")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

#[wasm_bindgen]
extern "C" {
    /// The options object, read through typed getters: deserializing it would cost 18 KB.
    pub type Options;
    #[wasm_bindgen(method, getter, js_name = memorySize)]
    fn memory_size(this: &Options) -> f64;
    #[wasm_bindgen(method, getter)]
    fn iterations(this: &Options) -> f64;
    #[wasm_bindgen(method, getter)]
    fn parallelism(this: &Options) -> f64;
    #[wasm_bindgen(method, getter, js_name = tagLength)]
    fn tag_length(this: &Options) -> f64;
    #[wasm_bindgen(method, getter)]
    fn secret(this: &Options) -> Uint8Array;
    #[wasm_bindgen(method, getter, js_name = maxMemorySize)]
    fn max_memory_size(this: &Options) -> f64;
    #[wasm_bindgen(method, getter, js_name = maxWork)]
    fn max_work(this: &Options) -> f64;
}

/// Argon2id with fixed options, for one call.
#[wasm_bindgen]
pub struct Argon2id {
    costs: Costs,
    tag_length: usize,
    limits: CostLimits,
    /// Stays in JavaScript's memory until the salt is drawn: see [`Self::hash`].
    secret: Uint8Array,
}

#[wasm_bindgen]
impl Argon2id {
    /// Takes `{ memorySize, iterations, parallelism, tagLength, secret, maxMemorySize, maxWork }`,
    /// in KiB, passes, lanes and bytes; all are required.
    ///
    /// # Errors
    /// The number of [`Error::InvalidOption`] or [`Error::CostOutOfRange`] for an option out of range.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &Options) -> core::result::Result<Argon2id, JsValue> {
        reporting(|| {
            let costs = Costs::new(
                whole(options.memory_size())?,
                whole(options.iterations())?,
                whole(options.parallelism())?,
            )
            .ok_or(Error::CostOutOfRange)?;
            let limits = CostLimits {
                memory_size: whole(options.max_memory_size())?,
                work: whole(options.max_work())?,
            };
            let tag_length = whole(options.tag_length())?;
            Ok(Self { costs, tag_length, limits, secret: options.secret() })
        })
    }

    /// Hashes the bytes of a password into a PHC string, with a fresh random salt of 16 bytes and this
    /// `keyid=` (empty for none).
    ///
    /// # Errors
    /// The number of [`Error::NoRandom`] or [`Error::OutOfMemory`].
    pub fn hash(
        self,
        password: &Uint8Array,
        key_id: &Uint8Array,
    ) -> core::result::Result<String, JsValue> {
        reporting(|| {
            // `getRandomValues` gets a view of linear memory. A replacement can read all of memory
            // through that view, so the salt is drawn before any secret is there.
            let mut salt = vec![0; SALT_LENGTH];
            getrandom::fill(&mut salt).map_err(|_| Error::NoRandom)?;
            if salt.iter().all(|byte| *byte == 0) {
                // Some tests replace `getRandomValues` with a stub that fills nothing.
                return Err(Error::NoRandom);
            }
            let hasher = self.hasher(Params::argon2id(self.costs))?;
            hasher.hash(&copy_in(password)?, salt, copy_in(key_id)?)
        })
    }

    /// Whether this PHC string is a hash of the password, both in bytes. Returns `undefined` for a hash
    /// that needs more than `most_memory` KiB, which the shim verifies in a separate instance.
    ///
    /// # Errors
    /// An [`Error`]'s number: what is wrong with the hash, which limit it exceeds, or
    /// [`Error::OutOfMemory`].
    pub fn verify(
        self,
        hash: &Uint8Array,
        password: &Uint8Array,
        most_memory: u32,
    ) -> core::result::Result<Option<bool>, JsValue> {
        reporting(|| {
            let hasher = self.hasher(Params::argon2id(self.costs))?;
            let hash = hasher.admit(&copy_in(hash)?)?;
            if hash.params.costs.memory_size() > most_memory {
                return Ok(None);
            }
            hasher.matches(&hash, &copy_in(password)?).map(Some)
        })
    }

    /// Computes the tag alone, for any type and version of Argon2, given by RFC 9106's numbers.
    ///
    /// # Errors
    /// The number of [`Error::InvalidOption`] or [`Error::OutOfMemory`].
    #[wasm_bindgen(js_name = hashRaw)]
    pub fn hash_raw(
        self,
        algorithm: u32,
        version: u32,
        password: &Uint8Array,
        salt: &Uint8Array,
        associated_data: &Uint8Array,
    ) -> core::result::Result<Vec<u8>, JsValue> {
        reporting(|| {
            let algorithm = Algorithm::from_number(algorithm).ok_or(Error::InvalidOption)?;
            let version = Version::from_number(version).ok_or(Error::InvalidOption)?;
            let (salt, data) = (copy_in(salt)?, copy_in(associated_data)?);
            let params = Params { algorithm, version, costs: self.costs };
            self.hasher(params)?.hash_raw(&copy_in(password)?, &salt, &data)
        })
    }

    fn hasher(&self, params: Params) -> Result<Hasher> {
        Hasher::new(params, self.tag_length, copy_in(&self.secret)?, self.limits)
    }
}

/// Parses the bytes of a PHC string into a `Map` from camel-case names to strings, numbers and
/// `Uint8Array`s. Empty ones are left out.
///
/// # Errors
/// An [`Error`]'s number: what is wrong with the hash.
#[wasm_bindgen]
pub fn parse(hash: &Uint8Array) -> core::result::Result<JsValue, JsValue> {
    let hash = reporting(|| PasswordHash::parse(&copy_in(hash)?))?;
    let Params { algorithm, version, costs } = &hash.params;
    let parts = Parts(&[
        ("algorithm", Value::Text(algorithm.name())),
        ("version", Value::Number(*version as u32)),
        ("memorySize", Value::Number(costs.memory_size())),
        ("iterations", Value::Number(costs.iterations())),
        ("parallelism", Value::Number(costs.parallelism())),
        ("salt", Value::Bytes(&hash.salt)),
        ("tag", Value::Bytes(&hash.tag)),
        ("keyId", Value::Bytes(&hash.key_id)),
        ("associatedData", Value::Bytes(&hash.associated_data)),
    ]);
    // This is a `Map`, because setting an object's properties calls setters of a polluted prototype.
    Ok(parts.serialize(&serde_wasm_bindgen::Serializer::new())?)
}

/// Named values, which serialize as a map: for structs, serde-wasm-bindgen keeps a hash table of
/// field names, which adds 3 KB of code.
struct Parts<'a>(&'a [(&'static str, Value<'a>)]);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        let parts = self.0.iter().filter(|(_, value)| !matches!(value, Value::Bytes([])));
        serializer.collect_map(parts.map(|(name, value)| (name, value)))
    }
}

enum Value<'a> {
    Text(&'static str),
    Number(u32),
    Bytes(&'a [u8]),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
        }
    }
}

/// Runs one call, wipes the stack that it used, and turns its error into a number, from which the
/// shim makes an `Argon2Error`.
fn reporting<T>(call: impl FnOnce() -> Result<T>) -> core::result::Result<T, JsValue> {
    let result = call();
    wipe_stack();
    result.map_err(|error| JsValue::from(error as u32))
}

/// Converts a whole number that fits its type, and coerces nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "only a number that survives the round trip is taken"
)]
fn whole<T: TryFrom<u64>>(number: f64) -> Result<T> {
    let integer = number as u64;
    if integer as f64 == number {
        T::try_from(integer).map_err(|_| Error::InvalidOption)
    } else {
        Err(Error::InvalidOption)
    }
}

/// Copies bytes into linear memory. Strings come in as bytes too, because wasm-bindgen's own
/// conversion takes more code on both sides.
#[inline(never)]
fn copy_in(array: &Uint8Array) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = array.length() as usize;
    bytes.try_reserve_exact(length).map_err(|_| Error::OutOfMemory)?;
    bytes.resize(length, 0);
    array.copy_to(&mut bytes);
    Ok(bytes)
}
