const { argon2id } = require("edge-argon2/adonisjs");
const { password } = require("edge-argon2/better-auth");
const { crypto } = require("edge-argon2/convex-auth");
const { passwordHash } = require("edge-argon2/lucia");
const { check } = require("./uses.cjs");

require("edge-argon2/package.json"); // some tools do

check({ argon2id, password, crypto, passwordHash });
