// The cost of a log-in with better-auth's default: scrypt, from node:crypto in these runtimes.
export const name = "better-auth's default";
export const algorithm = "scrypt N=16384 r=16 p=1";
export const kind = "native";
export const runtimes = ["node", "workerd", "deno", "bun"];
export const compatibilityFlags = ["nodejs_compat"];

/** The key that node:crypto derives from lib/input.mjs. The salt is the text of its hex digits. */
export const tag =
  "7034425e783148ac6ce2c4521177f6fc8ba611950b64145053bf3c4fbf264578" +
  "65bbf1ea8164754187636d431114bca7374e96cf91409d23fbc0b086580d2442";

export async function load() {
  const { verifyPassword } = await import("@better-auth/utils/password");
  return async (password, salt) => {
    const isRight = await verifyPassword(`${Buffer.from(salt).toString("hex")}:${tag}`, password);
    return isRight ? Buffer.from(tag, "hex") : [];
  };
}
