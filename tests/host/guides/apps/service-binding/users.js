async function argon2({ ARGON2 }, path, body) {
  const response = await ARGON2.fetch(`http://internal${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export async function signUp({ name, password }, env) {
  const { hash } = await argon2(env, "/hash", { password });
  await env.DB.prepare("INSERT INTO users VALUES (?, ?)").bind(name, hash).run();
}

export async function logIn({ name, password }, env) {
  const user = await env.DB.prepare("SELECT hash FROM users WHERE name = ?").bind(name).first();
  if (user === null) return false;
  const { matches } = await argon2(env, "/verify", { password, hash: user.hash });
  return matches;
}
