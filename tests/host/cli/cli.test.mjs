// `npx edge-argon2`, installed from the tarball into an empty folder. `calibrate --url` is tested with
// its Worker, in tests/examples/calibrate-worker.

import "./calibrate.mjs";
import "./documented.mjs";
import "./hashes.mjs";
import "./passwords.mjs";
import "./streams.mjs";
import "./terminals.mjs";
import "./usage.mjs";
