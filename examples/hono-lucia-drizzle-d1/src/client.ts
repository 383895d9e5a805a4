/** What a session keeps about the program that began it. A type, since Lucia wants an index signature. */
export type Client = {
  user_agent: string;
  country: string;
  ip: string;
};

/**
 * Keyed hashes: equal for equal values, but without the key not even four billion guesses at an IP
 * address find the one behind its hash.
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
