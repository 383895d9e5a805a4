// This is a type because Lucia needs an index signature, which an interface doesn't have.
/** What a session keeps about the program that began it. */
export type Client = {
  user_agent: string;
  country: string;
  ip: string;
};

/**
 * Keyed hashes. Equal values have equal hashes, but without the key, even trying all four billion
 * IPv4 addresses doesn't reveal the one behind a hash.
 */
export async function clientOf(request: Request, secret: string): Promise<Client> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8(secret), algorithm, false, ["sign"]);
  const hash = async (name: keyof Client, value: unknown) =>
    hex(await crypto.subtle.sign("HMAC", key, utf8(`${name} ${value ?? "unknown"}`)));
  return {
    user_agent: await hash("user_agent", request.headers.get("user-agent")),
    country: await hash("country", request.cf?.country),
    ip: await hash("ip", request.headers.get("cf-connecting-ip")),
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const hex = (buffer: ArrayBuffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
