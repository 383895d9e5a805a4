/** The types of Argon2. */
export declare enum Algorithm {
  Argon2d = 0,
  Argon2i = 1,
  Argon2id = 2,
}

/** The versions of Argon2. */
export declare enum Version {
  /** 16, for hashes made before 2016. */
  V0x10 = 0,
  /** 19. */
  V0x13 = 1,
}
