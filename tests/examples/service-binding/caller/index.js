// An app that calls the service as it called the Worker in Rust: without a content type and with
// an arbitrary host name.

const call = async (service, path, body) => {
  const request = { method: "POST", body: JSON.stringify(body) };
  return (await service.fetch(`http://internal${path}`, request)).json();
};

export default {
  async fetch(request, { ARGON2 }) {
    const { password, wrong } = await request.json();
    const { hash } = await call(ARGON2, "/hash", { password });
    const right = await call(ARGON2, "/verify", { password, hash });
    const other = await call(ARGON2, "/verify", { password: wrong, hash });
    return Response.json({ hash, right, other });
  },
};
