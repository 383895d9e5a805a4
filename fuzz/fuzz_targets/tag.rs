#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| edge_argon2_fuzz::tag(data));
