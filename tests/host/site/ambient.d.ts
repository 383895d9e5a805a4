// What the documentation's blocks take from the reader's app.

declare const password: string;
declare const nonce: Uint8Array<ArrayBuffer>;
declare const env: Record<string, string>;
declare const user: User;
declare const db: {
  run(sql: string, values: unknown[]): Promise<void>;
  prepare(sql: string): { bind(...values: unknown[]): { run(): Promise<unknown> } };
};

interface User {
  id: number;
  hash: string;
  passwordHash: string;
}

declare function findUser(email: string): Promise<User | undefined>;
declare function isRight(stored: string, password: string | Uint8Array): boolean;

declare const lucia: typeof import("lucia").lucia;
declare const adapter: Parameters<typeof lucia>[0]["adapter"];

/** The option of Convex Auth's provider; the examples' suite has the real one. */
declare function Password(config: {
  crypto: {
    hashSecret(secret: string): Promise<string>;
    verifySecret(secret: string, hash: string): Promise<boolean>;
  };
}): unknown;
