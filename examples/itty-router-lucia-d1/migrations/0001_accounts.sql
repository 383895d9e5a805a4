-- The tables that Lucia 2 needs. A user may have several keys; in this app each user has one,
-- "username:<name>". The key's id makes user names unique.

CREATE TABLE user (
  id TEXT NOT NULL PRIMARY KEY,
  username TEXT NOT NULL
);

CREATE TABLE user_key (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  hashed_password TEXT
);
CREATE INDEX user_key_user_id ON user_key (user_id);

CREATE TABLE user_session (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  active_expires INTEGER NOT NULL,
  idle_expires INTEGER NOT NULL
);
CREATE INDEX user_session_user_id ON user_session (user_id);
