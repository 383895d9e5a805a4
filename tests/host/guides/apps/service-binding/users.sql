-- The users of an app that called an Argon2 Worker in Rust: hashes by `Argon2::default()` of RustCrypto's
-- argon2 0.5.3, which doesn't normalize passwords. tests/host/guides/index.mjs has the passwords.
CREATE TABLE users (name TEXT PRIMARY KEY, hash TEXT NOT NULL);
INSERT INTO users VALUES
  ('ascii', '$argon2id$v=19$m=19456,t=2,p=1$nV7eRZulgYB14S8yTA41iw$KK6Zh3c1dUwZuYwUkv1Uy33HnVrBtSQ0CUb+MygPjp4'),
  ('ligature', '$argon2id$v=19$m=19456,t=2,p=1$g4k5HkPSE58z7x3pvVPhIg$SA7dn1dPf12AZ/bI8EXH/vhdBSaY2A1yFPrg3tZ9U6M'),
  ('decomposed', '$argon2id$v=19$m=19456,t=2,p=1$p9figXNywQhbb012BCPF8A$EoLRifA5o5RM9ampdMODaAACixrggEZpSRqfG73BR8c'),
  ('fullWidth', '$argon2id$v=19$m=19456,t=2,p=1$JUmOqO5LwRhB6P+gc1D3iA$ijzF6dPJSyCPOlakfwMSx0Y3H+Ou+r++q61O0karcNE'),
  ('long', '$argon2id$v=19$m=19456,t=2,p=1$LQ8O+QGROviFsFiQ4OxvNA$/W66hQjh4960OENidJpCw4PTTMHp0m4ryaW6BHaMiTw');
