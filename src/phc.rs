//! PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`.
//!
//! The parser follows the PHC string format strictly, with the latitude that real databases need:
//! parameters in any order, no `v=` for version 16 (as the C reference reads it), `keyid=` and
//! `data=`, and salts longer than 48 bytes.

use base64ct::{Base64Unpadded, Encoding};

use crate::error::{Error, Result};
use crate::params::{Algorithm, Costs, MIN_SALT_LENGTH, MIN_TAG_LENGTH, Params, Version};

/// A parsed PHC string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordHash {
    /// Type, version and costs of Argon2.
    pub params: Params,
    /// `keyid=`, empty when absent; names a secret and is not hashed.
    pub key_id: Vec<u8>,
    /// `data=`, empty when absent.
    pub associated_data: Vec<u8>,
    /// Salt.
    pub salt: Vec<u8>,
    /// Tag.
    pub tag: Vec<u8>,
}

impl PasswordHash {
    /// Parses the bytes of a PHC string, which is ASCII throughout.
    ///
    /// # Errors
    /// Which part of the string is malformed, or which other format it looks like.
    pub fn parse(phc: &[u8]) -> Result<Self> {
        if phc.is_empty() {
            return Err(Error::EmptyHash);
        }
        let (algorithm, fields) =
            split_algorithm(phc).ok_or_else(|| recognize_other_format(phc))?;
        let (version, fields) = split_version(fields)?;
        let (parameters, fields) = split_once(fields, b'$').ok_or(Error::NotArgon2)?;
        let (salt, tag) = split_once(fields, b'$').ok_or(Error::NotArgon2)?;
        if split_once(tag, b'$').is_some() {
            return Err(Error::NotArgon2);
        }
        let parameters = Parameters::parse(parameters)?;
        Ok(Self {
            params: Params { algorithm, version, costs: parameters.costs()? },
            key_id: parameters.key_id.unwrap_or_default(),
            associated_data: parameters.associated_data.unwrap_or_default(),
            salt: decode(salt, MIN_SALT_LENGTH).ok_or(Error::MalformedSalt)?,
            tag: decode(tag, MIN_TAG_LENGTH).ok_or(Error::MalformedTag)?,
        })
    }

    /// Writes the canonical PHC string.
    #[must_use]
    pub fn to_phc_string(&self) -> String {
        let Params { algorithm, version, costs } = &self.params;
        let mut phc = String::from("$");
        phc.push_str(algorithm.name());
        for (name, number) in [
            ("$v=", *version as u32),
            ("$m=", costs.memory_size()),
            (",t=", costs.iterations()),
            (",p=", costs.parallelism()),
        ] {
            phc.push_str(name);
            push_number(&mut phc, number);
        }
        for (name, bytes) in [
            (",keyid=", &self.key_id),
            (",data=", &self.associated_data),
            ("$", &self.salt),
            ("$", &self.tag),
        ] {
            if !bytes.is_empty() {
                phc.push_str(name);
                phc.push_str(&Base64Unpadded::encode_string(bytes));
            }
        }
        phc
    }
}

/// The parameter field, while it is being read.
#[derive(Default)]
struct Parameters {
    memory_size: Option<u32>,
    iterations: Option<u32>,
    parallelism: Option<u32>,
    key_id: Option<Vec<u8>>,
    associated_data: Option<Vec<u8>>,
}

impl Parameters {
    fn parse(field: &[u8]) -> Result<Self> {
        let mut parameters = Self::default();
        for item in field.split(|byte| *byte == b',') {
            parameters.read(item).ok_or(Error::MalformedParameters)?;
        }
        Ok(parameters)
    }

    fn read(&mut self, item: &[u8]) -> Option<()> {
        let (name, value) = split_once(item, b'=')?;
        match name {
            b"m" => set_once(&mut self.memory_size, number(value)),
            b"t" => set_once(&mut self.iterations, number(value)),
            b"p" => set_once(&mut self.parallelism, number(value)),
            b"keyid" => set_once(&mut self.key_id, decode(value, 1)),
            b"data" => set_once(&mut self.associated_data, decode(value, 1)),
            _ => None,
        }
    }

    fn costs(&self) -> Result<Costs> {
        let (Some(m), Some(t), Some(p)) = (self.memory_size, self.iterations, self.parallelism)
        else {
            return Err(Error::MalformedParameters);
        };
        Costs::new(m, t, p).ok_or(Error::CostOutOfRange)
    }
}

/// A repeated parameter is refused: taking the last would let `m=8` downgrade an earlier `m`.
fn set_once<T>(slot: &mut Option<T>, value: Option<T>) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value?);
    Some(())
}

fn split_algorithm(phc: &[u8]) -> Option<(Algorithm, &[u8])> {
    let (name, fields) = split_once(phc.strip_prefix(b"$")?, b'$')?;
    Some((Algorithm::from_name(name)?, fields))
}

/// Version 1.2 of Argon2 had no `v=` field, so its absence means version 16.
fn split_version(fields: &[u8]) -> Result<(Version, &[u8])> {
    let Some(rest) = fields.strip_prefix(b"v=") else {
        return Ok((Version::V0x10, fields));
    };
    let (version, fields) = split_once(rest, b'$').ok_or(Error::NotArgon2)?;
    let version = number(version).ok_or(Error::MalformedVersion)?;
    Ok((Version::from_number(version).ok_or(Error::UnknownVersion)?, fields))
}

/// The parts before and after the first `separator`.
fn split_once(text: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|byte| *byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Reads decimal digits without sign or leading zero, up to 2³² − 1.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with(b"0")) {
        return None;
    }
    digits.iter().try_fold(0_u32, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        number.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b"0123456789"[(number % 10) as usize]));
}

/// Decodes canonical unpadded base64 of at least `min_length` bytes.
fn decode(text: &[u8], min_length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; text.len()];
    let length = Base64Unpadded::decode(text, &mut bytes).ok()?.len();
    bytes.truncate(length);
    (length >= min_length).then_some(bytes)
}

/// Recognizes strings in other formats, so that the error can say what they are.
fn recognize_other_format(text: &[u8]) -> Error {
    const BCRYPT: [&[u8]; 5] = [b"$2$", b"$2a$", b"$2b$", b"$2x$", b"$2y$"];
    const PHC: [&[u8]; 5] =
        [b"$scrypt$", b"$pbkdf2$", b"$pbkdf2-sha1$", b"$pbkdf2-sha256$", b"$pbkdf2-sha512$"];
    const CRYPT: [&[u8]; 6] = [b"$1$", b"$5$", b"$6$", b"$7$", b"$y$", b"$gy$"];
    let starts_with_any = |prefixes: &[&[u8]]| prefixes.iter().any(|p| text.starts_with(p));
    if starts_with_any(&BCRYPT) {
        Error::BcryptHash
    } else if starts_with_any(&PHC) {
        Error::OtherPhcHash
    } else if starts_with_any(&CRYPT) {
        Error::CryptHash
    } else if text.starts_with(b"s2:") || is_salt_and_scrypt_key(text) {
        Error::ScryptHash
    } else {
        Error::NotArgon2
    }
}

/// Whether this is `salt:key` with a 64-byte key in hex, as web frameworks store scrypt hashes.
fn is_salt_and_scrypt_key(text: &[u8]) -> bool {
    split_once(text, b':').is_some_and(|(salt, key)| {
        salt.iter().all(u8::is_ascii_alphanumeric)
            && key.len() == 128
            && key.iter().all(u8::is_ascii_hexdigit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: &str = "c29tZXNhbHQ";
    const TAG: &str = "FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";

    fn error(phc: &str) -> Option<Error> {
        PasswordHash::parse(phc.as_bytes()).err()
    }

    fn with_parameters(parameters: &str) -> String {
        format!("$argon2id$v=19${parameters}${SALT}${TAG}")
    }

    #[test]
    fn canonical_strings_round_trip() {
        for phc in [
            with_parameters("m=64,t=2,p=1"),
            with_parameters("m=4294967295,t=4294967295,p=16777215"),
            with_parameters("m=64,t=2,p=1,keyid=AQID,data=BAUG"),
            format!("$argon2i$v=16$m=8,t=1,p=1${SALT}$a3qUfQ"),
            format!("$argon2d$v=19$m=8,t=1,p=1${}${TAG}", "A".repeat(128)),
        ] {
            let parsed = PasswordHash::parse(phc.as_bytes());
            assert_eq!(parsed.map(|hash| hash.to_phc_string()), Ok(phc));
        }
    }

    #[test]
    fn parameters_come_in_any_order() {
        let reference = PasswordHash::parse(with_parameters("m=64,t=2,p=1").as_bytes());
        for order in ["m=64,p=1,t=2", "t=2,m=64,p=1", "p=1,t=2,m=64"] {
            assert_eq!(PasswordHash::parse(with_parameters(order).as_bytes()), reference);
        }
    }

    #[test]
    fn no_version_means_16() {
        let phc = format!("$argon2id$m=64,t=2,p=1${SALT}${TAG}");
        assert_eq!(
            PasswordHash::parse(phc.as_bytes()).map(|hash| hash.params.version),
            Ok(Version::V0x10)
        );
    }

    #[test]
    fn parameters_are_read_strictly() {
        for parameters in [
            "",
            "m=64,t=2",
            "m=64,t=2,p=1,",
            "m=64,,t=2,p=1",
            "m=64,t=2,p=1,p=1",
            "m=64,m=8,t=2,p=1",
            "m=64,t=2,p=1,q=5",
            "M=64,t=2,p=1",
            "m=064,t=2,p=1",
            "m=+64,t=2,p=1",
            "m=-64,t=2,p=1",
            "m=0x40,t=2,p=1",
            "m=64.0,t=2,p=1",
            "m= 64,t=2,p=1",
            "m=64 ,t=2,p=1",
            "m=,t=2,p=1",
            "m,t=2,p=1",
            "m==64,t=2,p=1",
            "m=４,t=2,p=1",
            "m=64,t=4294967296,p=1",
            "m=18446744073709551680,t=2,p=1",
            "m=64,t=2,p=1,data=",
            "m=64,t=2,p=1,data=A",
            "m=64,t=2,p=1,data=AQ,data=AQ",
        ] {
            let found = error(&with_parameters(parameters));
            assert_eq!(found, Some(Error::MalformedParameters), "{parameters}");
        }
    }

    #[test]
    fn costs_are_in_range() {
        for parameters in ["m=7,t=2,p=1", "m=64,t=0,p=1", "m=64,t=2,p=0", "m=64,t=2,p=9"] {
            let found = error(&with_parameters(parameters));
            assert_eq!(found, Some(Error::CostOutOfRange), "{parameters}");
        }
    }

    #[test]
    fn base64_is_canonical() {
        for (salt, tag, expected) in [
            ("", TAG, Error::MalformedSalt),
            ("c2hvcnQxMg", TAG, Error::MalformedSalt), // 7 bytes
            ("c29tZXNhbHR", TAG, Error::MalformedSalt), // trailing bits
            ("c29tZXNhbHQ=", TAG, Error::MalformedSalt),
            ("c29t ZXNhbHQ", TAG, Error::MalformedSalt),
            ("AAAAAAAAAAAAA", TAG, Error::MalformedSalt), // 1 mod 4 characters
            (SALT, "", Error::MalformedTag),
            (SALT, "YWJj", Error::MalformedTag), // 3 bytes
            (SALT, "a3qUfR", Error::MalformedTag),
            (SALT, "a3qUfQ==", Error::MalformedTag),
            (SALT, "a3qU_w", Error::MalformedTag),
            (SALT, "a3qUfQ\n", Error::MalformedTag),
            (SALT, "a3qUfQé", Error::MalformedTag),
        ] {
            let found = error(&format!("$argon2id$v=19$m=64,t=2,p=1${salt}${tag}"));
            assert_eq!(found, Some(expected), "{salt} {tag}");
        }
    }

    #[test]
    fn versions_are_known() {
        for (version, expected) in [
            ("18", Error::UnknownVersion),
            ("0", Error::UnknownVersion),
            ("019", Error::MalformedVersion),
            ("", Error::MalformedVersion),
            ("0x13", Error::MalformedVersion),
            ("4294967315", Error::MalformedVersion),
        ] {
            let found = error(&format!("$argon2id$v={version}$m=64,t=2,p=1${SALT}${TAG}"));
            assert_eq!(found, Some(expected), "{version}");
        }
    }

    #[test]
    fn there_are_five_fields() {
        let good = with_parameters("m=64,t=2,p=1");
        for phc in [
            String::from("$"),
            String::from("$argon2id"),
            String::from("$argon2id$v=19"),
            format!("{good}$"),
            format!("${good}"),
            format!(" {good}"),
            good.to_uppercase(),
            good.replace("argon2id", "argon2ds"),
            good.replace("$v=19", "$v=19$v=19"),
        ] {
            assert!(error(&phc).is_some(), "{phc}");
        }
    }

    #[test]
    fn common_mistakes_are_named() {
        let key = "ab".repeat(64);
        for (text, expected) in [
            (String::new(), Error::EmptyHash),
            (String::from("hunter2"), Error::NotArgon2),
            (String::from("$2b$12$R9h/cIPz0gi.URNNX3kh2O"), Error::BcryptHash),
            (format!("s2:abcdefghijklmnop:{key}"), Error::ScryptHash),
            (format!("00112233445566778899aabbccddeeff:{key}"), Error::ScryptHash),
            (String::from("$scrypt$ln=16,r=8,p=1$aM15$bWE"), Error::OtherPhcHash),
            (String::from("$pbkdf2$i=1$aM15$bWE"), Error::OtherPhcHash),
            (String::from("$pbkdf2-sha256$i=1$aM15$bWE"), Error::OtherPhcHash),
            (String::from("$pbkdf2-sha384$i=1$aM15$bWE"), Error::NotArgon2),
            (String::from("$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/"), Error::CryptHash),
            (String::from("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GN"), Error::CryptHash),
            (String::from("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMH"), Error::CryptHash),
            (
                String::from("$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDe"),
                Error::CryptHash,
            ),
            (String::from("$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G3"), Error::CryptHash),
        ] {
            assert_eq!(error(&text), Some(expected));
        }
    }
}
