"""Prints, as JSON, hashes that Python's libraries make of the passwords given as JSON."""

import json
import sys
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")  # crypt is deprecated, but only it can still write $2x$

import bcrypt
import crypt
import django
import passlib
import passlib.hash as schemes
from django.conf import settings
from django.contrib.auth import hashers
from werkzeug.security import generate_password_hash

settings.configure(
    PASSWORD_HASHERS=[
        f"django.contrib.auth.hashers.{name}PasswordHasher"
        for name in ["PBKDF2", "PBKDF2SHA1", "Scrypt", "BCryptSHA256", "BCrypt", "Argon2"]
    ]
)
django.setup()

# With the default costs, the tests would take minutes.
hashers.BCryptPasswordHasher.rounds = hashers.BCryptSHA256PasswordHasher.rounds = 5
hashers.PBKDF2PasswordHasher.iterations = 100_001
hashers.PBKDF2SHA1PasswordHasher.iterations = 1_000
hashers.ScryptPasswordHasher.work_factor = 2**10

vectors = []


def add(format, library, password, stored):
    vectors.append(
        {"format": format, "library": library, "password": password, "stored": stored}
    )


for password in json.load(sys.stdin):
    for hasher in hashers.get_hashers():
        library = f"Django {django.__version__}, {hasher.algorithm}"
        add("django", library, password, hashers.make_password(password, hasher=hasher.algorithm))

    for method in ["scrypt:1024:8:2", "pbkdf2:sha256:1500", "pbkdf2:sha1:1000", "pbkdf2:sha512:900"]:
        stored = generate_password_hash(password, method)
        add("werkzeug", f"Werkzeug {version('werkzeug')}", password, stored)

    for scheme in [
        schemes.scrypt.using(rounds=10, block_size=8, parallelism=2),
        schemes.pbkdf2_sha1.using(rounds=1200),
        schemes.pbkdf2_sha256.using(rounds=1300),
        schemes.pbkdf2_sha512.using(rounds=1400),
    ]:
        add("phc", f"passlib {passlib.__version__}, {scheme.name}", password, scheme.hash(password))

    for scheme in [schemes.phpass.using(rounds=9), schemes.phpass.using(rounds=9, ident="H")]:
        stored = scheme.hash(password)
        add("wordpress", f"passlib {passlib.__version__}, phpass", password, stored)

    for ident in [b"2a", b"2b"]:
        stored = bcrypt.hashpw(password.encode(), bcrypt.gensalt(5, ident)).decode()
        add("bcrypt", f"PyPI bcrypt {bcrypt.__version__}", password, stored)

    for ident in ["$2x$", "$2y$"]:
        salt = ident + bcrypt.gensalt(5).decode()[4:]
        add("bcrypt", "libxcrypt", password, crypt.crypt(password, salt))

json.dump(vectors, sys.stdout)
