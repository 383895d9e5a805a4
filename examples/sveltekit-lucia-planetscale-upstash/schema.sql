-- Lucia's two tables in MySQL; its sessions are in Redis. Identifiers are compared byte by byte,
-- so that two addresses that differ only in an accent don't share an account.
CREATE TABLE IF NOT EXISTS auth_user (
  id VARCHAR(15) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  email VARCHAR(254) COLLATE utf8mb4_bin NOT NULL
);

-- The identifier is "email:" and the address.
CREATE TABLE IF NOT EXISTS user_key (
  id VARCHAR(260) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  user_id VARCHAR(15) COLLATE utf8mb4_bin NOT NULL,
  hashed_password VARCHAR(255),
  INDEX (user_id)
);
