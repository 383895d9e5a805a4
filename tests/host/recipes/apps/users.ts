// What the pages' findUser and storeHash stand for.

export interface User {
  id: string;
  name: string;
  hash: string;
}

const users = new Map<string, User>();

export const findUser = async (name: string): Promise<User | undefined> => users.get(name);

export async function storeHash(user: User, hash: string): Promise<void> {
  if (users.get(user.name)?.hash === user.hash) users.set(user.name, { ...user, hash });
}

/** Logs in with each name and password; says which could, and which hashes are stored afterward. */
export async function visit(
  { hashes, attempts }: { hashes: Record<string, string>; attempts: [string, string][] },
  logIn: (name: string, password: string) => Promise<boolean>,
) {
  for (const [name, hash] of Object.entries(hashes))
    users.set(name, { id: `id-${name}`, name, hash });
  const results: boolean[] = [];
  for (const [name, password] of attempts) results.push(await logIn(name, password));
  return {
    results,
    stored: Object.fromEntries([...users].map(([name, { hash }]) => [name, hash])),
  };
}
