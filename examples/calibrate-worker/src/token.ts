const LEAST_LENGTH = 32;

/** Whether there is a token, and nobody can guess it. */
export const isStrong = (token: string | undefined): token is string =>
  token !== undefined && token.length >= LEAST_LENGTH;

/** Compares digests, which have the same length whatever was sent, in constant time. */
export async function isAuthorized(request: Request, token: string): Promise<boolean> {
  const sent = request.headers.get("authorization") ?? "";
  const [one, other] = await Promise.all([digest(sent), digest(`Bearer ${token}`)]);
  return crypto.subtle.timingSafeEqual(one, other);
}

const digest = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
