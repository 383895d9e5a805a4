// Hashes of "correct horse battery staple" by their makers. Their costs are low, so that trying is quick.

export const SAMPLE_PASSWORD = "correct horse battery staple";

export const SAMPLES: Record<string, string> = {
  "Argon2id of oslo":
    "$argon2id$v=19$m=19456,t=2,p=1$3IYGBbGruoFk5ykEXAlR4g$cqPRCrdhpEylpXjQ0rcC+TH3pH0E3Cc61MWX65v825k",
  bcrypt: "$2b$05$as/99WryqjnK3dRhHSUSwewz6UwACl7IRKyM8PeTyZcMDArYC2ec6",
  "better-auth":
    "b54e2cd1e5e03d56760e72213d53c8d0:a13a5e73e783487feafdba3f6a5b84757582e298225eb244319070043c641b0e293166be7b8eed245586c05eceefa455665a7411a4e91eb0a4e3632f4c9fcf8a",
  "Lucia 2":
    "s2:akvyo4owd21la83k:fc9c77581151a8b814cb85ab464c2096cd863c3eadacb3224311fd38fac1ad554484c7951ecadbcf4d80ee4eb6e391257e45444f7e47a597efe3952a600b0eea",
  "Django, PBKDF2":
    "pbkdf2_sha256$100001$52k5m8rPPSGfzqBY7eTsjC$buuvwjI9nRFvEgg7RXvfQKoiS3M++B8bNvUiXCdN9X4=",
  "Django, Argon2":
    "argon2$argon2id$v=19$m=102400,t=2,p=8$cDBaUzdOb2QwckN1cml5VzlPSzN4cA$/Uh+4l1APQ/HyQRVCKZc92nwRBkTRCTZyW3t7hU+Nf0",
  "Flask, scrypt":
    "scrypt:1024:8:2$aeGB8ow2Q7rh39pg$8a0f0ceeeb0da3428cc82e7f522f1c0c1725de7d4777b086321289134ae107d43abf48d6cef82804d76b66805538246187e79acfb1b90fe34b1136cdce4a0f02",
  "WordPress before 6.8": "$P$7UcuRFjRlpaKJlM0nV/DA5jptRMF7w/",
  "WordPress since 6.8": "$wp$2y$05$X5wZnPyyKwdYvzrmgBWD5.2FvvbVpsoHOG8oBzttY9VcxfcpxIzie",
  "Firebase, in Supabase":
    "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$jrQcOIK4bUnb0A==$R/gHj6cg+2sQvN3Zi2bP/jIfStDzyUGYs7/XxEtCNpVIMkLLO6pXBqwEQEpoiREMyjiq/UQ5Ov1TbRFaQIfRWQ==",
  "ASP.NET Core Identity":
    "AQAAAAIAAAPqAAAAEESwiXfVn9YMhPG9YCr3HwFmmF8vxSlgdscTMPEsZ6tPgUS43WYuhsJJr+r9PQBR2A==",
  "passlib, PBKDF2":
    "$pbkdf2-sha256$1300$.V/r3TtnLEXIeW/tfY9xDg$zdegvMxVGsw6ERPN/0wshY5nAbSmahzDNGZFt8rPIDU",
  "scrypt, PHC format":
    "$scrypt$ln=9,r=8,p=3$eGkZxu4Xl2+kJcfEpXUOww$KGPS4SpFbBsqyfUGtP7u5hf8xpC2losYyfokMu6EQis",
};
