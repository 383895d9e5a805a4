import { DEFAULT_COSTS, type Input, MAX_COSTS, type Parts } from "./passwords";

interface Verification {
  matches: boolean;
  rehash: string | undefined;
}

interface State {
  /** What was typed; passwords are never sent back. */
  fields?: Input;
  hashed?: { hash: string; parts: Parts };
  verified?: Verification;
  hashError?: string;
  verifyError?: string;
}

export const Page = (state: State) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>edge-argon2 in a Worker</title>
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href="/style.css" />
    </head>
    <body>
      <header>
        <h1>edge-argon2</h1>
        <p>Argon2id (RFC 9106) in WebAssembly, computed by this Worker.</p>
      </header>
      <main>
        <HashForm {...state} />
        <VerifyForm {...state} />
      </main>
      <footer>
        Programs can <code>POST</code> JSON to <code>/hash</code> and <code>/verify</code>.
      </footer>
    </body>
  </html>
);

const HashForm = ({ fields = {}, hashed, hashError }: State) => (
  <form id="hash" method="post" action="/#hash" aria-labelledby="hash-title">
    <h2 id="hash-title">Hash a password</h2>
    <PasswordField autocomplete="new-password" />
    <fieldset>
      <legend>Cost</legend>
      <CostField name="memorySize" label="Memory (KiB)" min={8} fields={fields} />
      <CostField name="iterations" label="Passes" min={1} fields={fields} />
      <CostField name="parallelism" label="Lanes" min={1} fields={fields} />
    </fieldset>
    <button type="submit" name="action" value="hash">
      Hash
    </button>
    {hashError && (
      <p class="bad" role="alert">
        {hashError}
      </p>
    )}
    {hashed && <Hashed {...hashed} />}
  </form>
);

const VerifyForm = ({ fields = {}, hashed, verified, verifyError }: State) => (
  <form id="verify" method="post" action="/#verify" aria-labelledby="verify-title">
    <h2 id="verify-title">Verify a password</h2>
    <label>
      <span>Stored hash</span>
      <textarea name="hash" rows={4} autocomplete="off" autocapitalize="off" spellcheck={false}>
        {hashed?.hash ?? fields.hash ?? ""}
      </textarea>
    </label>
    <PasswordField autocomplete="current-password" />
    <button type="submit" name="action" value="verify">
      Verify
    </button>
    {verifyError && (
      <p class="bad" role="alert">
        {verifyError}
      </p>
    )}
    {verified && <Verified {...verified} />}
  </form>
);

const PasswordField = ({ autocomplete }: { autocomplete: "new-password" | "current-password" }) => (
  <>
    {/* Password managers look for a user name; this page has none. */}
    <input autocomplete="username" hidden />
    <label>
      <span>Password</span>
      <input type="password" name="password" autocomplete={autocomplete} />
    </label>
  </>
);

interface CostFieldProps {
  name: keyof typeof MAX_COSTS;
  label: string;
  min: number;
  fields: Input;
}

const CostField = ({ name, label, min, fields }: CostFieldProps) => (
  <label>
    <span>{label}</span>
    <input
      type="number"
      name={name}
      min={min}
      max={MAX_COSTS[name]}
      value={String(fields[name] ?? DEFAULT_COSTS[name])}
      autocomplete="off"
      required
    />
  </label>
);

const Hashed = ({ hash, parts }: { hash: string; parts: Parts }) => (
  <section aria-label="Result" role="status">
    <output class="phc">{hash}</output>
    <dl>
      <Part name="Algorithm" value={parts.algorithm} />
      <Part name="Version" value={parts.version} />
      <Part name="Memory" value={`${parts.memorySize} KiB`} />
      <Part name="Passes" value={parts.iterations} />
      <Part name="Lanes" value={parts.parallelism} />
      <Part name="Salt" value={parts.salt} />
      <Part name="Tag" value={parts.tag} />
    </dl>
  </section>
);

const Part = ({ name, value }: { name: string; value: string | number }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

const Verified = ({ matches, rehash }: Verification) => (
  <>
    <p class={matches ? "good" : "bad"} role="status">
      {matches ? "The password matches." : "The password does not match."}
      {rehash && " The hash is bcrypt's or weaker than the defaults. Store this one from now on:"}
    </p>
    {rehash && <output class="phc">{rehash}</output>}
  </>
);

const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect x='2' y='7' width='12' height='8' rx='2' fill='%230b6bcb'/><path d='M5 7V5a3 3 0 0 1 6 0v2' fill='none' stroke='%230b6bcb' stroke-width='2'/></svg>";
