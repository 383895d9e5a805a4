// Tells what a stored hash is by its form, without verifying anything: the formats of edge-argon2/migrate.

import { memory } from "./units";

export interface Identified {
  title: string;
  facts: [name: string, value: string][];
  /** What to write under `from`. */
  from: string;
}

interface Format {
  from: string;
  form: RegExp;
  identify(stored: string, match: RegExpExecArray): Omit<Identified, "from">;
}

type Facts = Identified["facts"];

const number = (text: string | undefined) => Number(text).toLocaleString("en");

const bcryptFacts = (stored: string): Facts => {
  const [, version, cost = /\$r=(\d+)\$/.exec(stored)?.[1]] =
    /\$(2[abxy])\$(\d\d)\$/.exec(stored) ?? [];
  if (!cost) return [];
  const rounds = (2 ** Number(cost)).toLocaleString("en");
  return [
    ["Version", version ?? "2b, as AdonisJS writes it"],
    ["Cost", `${Number(cost)}: ${rounds} rounds, with 4 KiB of memory`],
  ];
};

function scryptFacts(n: number, r: number, p: number): Facts {
  return [
    ["Costs", `N = ${n.toLocaleString("en")}, r = ${r}, p = ${p}`],
    ["Memory", memory((n * r) / 8)],
  ];
}

const pbkdf2Facts = (digest: string, iterations: string | undefined): Facts => [
  ["Digest", digest],
  ["Iterations", `${number(iterations)}, with hardly any memory`],
];

/** phpass's alphabet, in which one character is the logarithm of the iterations. */
const CRYPT64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Django's hasher, by the name that begins the hash. */
const DJANGO: Record<string, (rest: string[]) => Facts> = {
  pbkdf2_sha256: ([iterations]) => pbkdf2Facts("SHA-256", iterations),
  pbkdf2_sha1: ([iterations]) => pbkdf2Facts("SHA-1", iterations),
  scrypt: ([n, , r, p]) => scryptFacts(Number(n), Number(r), Number(p)),
  bcrypt_sha256: (rest) => [
    ["Password", "its SHA-256 in hexadecimal"],
    ...bcryptFacts(rest.join("$")),
  ],
  bcrypt: (rest) => bcryptFacts(rest.join("$")),
  argon2: (rest) => [["PHC string", `$${rest.slice(0, -2).join("$")}$…`]],
};

/** In the order in which edge-argon2/migrate looks at them. */
const FORMATS: readonly Format[] = [
  {
    from: '"bcrypt"',
    form: /^\$(2[abxy]?|bcrypt)\$/,
    identify: (stored) => ({ title: "bcrypt", facts: bcryptFacts(stored) }),
  },
  {
    from: '"wordpress"',
    form: /^\$wp\$/,
    identify: (stored) => ({
      title: "WordPress, since 6.8",
      facts: [["Password", "its HMAC-SHA-384 in base64, hashed by bcrypt"], ...bcryptFacts(stored)],
    }),
  },
  {
    from: '"wordpress"',
    form: /^\$([PH])\$(.)/,
    identify: (_stored, [, kind, count = ""]) => ({
      title: kind === "P" ? "WordPress before 6.8, or phpass" : "phpBB (phpass)",
      facts: [["MD5 rounds", (2 ** CRYPT64.indexOf(count)).toLocaleString("en")]],
    }),
  },
  {
    from: '"django"',
    form: /^(pbkdf2_sha256|pbkdf2_sha1|scrypt|bcrypt_sha256|bcrypt|argon2)\$(.*)$/,
    identify: (_stored, [, hasher = "", rest = ""]) => ({
      title: `Django, ${hasher}`,
      facts: DJANGO[hasher]?.(rest.split("$")) ?? [],
    }),
  },
  {
    from: '"werkzeug"',
    form: /^(scrypt|pbkdf2):([^$]*)\$/,
    identify: (_stored, [, name, costs = ""]) => {
      const [first = "", second, third] = costs.split(":");
      const facts =
        name === "scrypt"
          ? scryptFacts(Number(first), Number(second), Number(third))
          : pbkdf2Facts(first.replace("sha", "SHA-"), second);
      return { title: `Werkzeug (Flask), ${name === "scrypt" ? "scrypt" : "PBKDF2"}`, facts };
    },
  },
  {
    from: '"phc"',
    form: /^\$scrypt\$(?:(ln|n)=(\d+),r=(\d+),p=(\d+))?/,
    identify: (_stored, [, name, cost, r, p]) => ({
      title: "scrypt, in the PHC format",
      facts: name
        ? scryptFacts(name === "n" ? Number(cost) : 2 ** Number(cost), Number(r), Number(p))
        : [],
    }),
  },
  {
    from: '"phc"',
    form: /^\$pbkdf2(?:-sha(1|256|512))?\$(?:i=)?(\d*)/,
    identify: (_stored, [, digest = "1", iterations]) => ({
      title: "PBKDF2, in the PHC format or passlib’s",
      facts: pbkdf2Facts(`SHA-${digest}`, iterations),
    }),
  },
  {
    from: '"firebase"',
    form: /^\$fbscrypt\$v=1,n=(\d+),r=(\d+)/,
    identify: (_stored, [, n, r]) => ({
      title: "Firebase’s scrypt, as Supabase stores it",
      facts: scryptFacts(2 ** Number(n), Number(r), 1),
    }),
  },
  {
    from: "firebase({ signerKey, saltSeparator, rounds, memoryCost })",
    form: /^\$fbscrypt\$/,
    identify: () => ({
      title: "Firebase’s scrypt",
      facts: [["Costs", "In the project’s settings, with the key; this page doesn’t have them"]],
    }),
  },
  {
    from: '"lucia-2"',
    form: /^s2:[^$:]+:[0-9A-Za-z]+$/,
    identify: () => ({ title: "Lucia 2’s scrypt", facts: scryptFacts(16384, 16, 1) }),
  },
  {
    from: '"better-auth"',
    form: /^[^$:]+:[0-9A-Za-z]+$/,
    identify: () => ({
      title: "scrypt of better-auth, Lucia 3, Convex Auth or oslo",
      facts: [...scryptFacts(16384, 16, 1), ["Or", "Lucia 1’s, with r = 8, which looks the same"]],
    }),
  },
  {
    from: '"aspnet-identity"',
    form: /^(A[A-P][\w+/]{64}|AQAAAA[\w+/]{40,})={0,2}$/,
    identify: (stored) => {
      const bytes = Uint8Array.from(atob(stored), (character) => character.charCodeAt(0));
      const header = new DataView(bytes.buffer);
      if (bytes[0] === 0)
        return { title: "ASP.NET Identity 2", facts: pbkdf2Facts("SHA-1", "1000") };
      const digest = ["SHA-1", "SHA-256", "SHA-512"][header.getUint32(1)] ?? "unknown";
      const facts = pbkdf2Facts(digest, String(header.getUint32(5)));
      return { title: "ASP.NET Core Identity 3", facts };
    },
  },
];

/** What a stored hash looks like; `undefined` if that is no format but Argon2's. */
export function identify(stored: string): Identified | undefined {
  for (const { from, form, identify } of FORMATS) {
    const match = form.exec(stored);
    if (match) return { from, ...identify(stored, match) };
  }
  return undefined;
}
