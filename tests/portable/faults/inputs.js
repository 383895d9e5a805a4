// Bytes that change under our hands: detached, resized, shared, or modified after the call.

import { utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { COSTS, HASH, leavesNothing, PASSWORD, SALT, SECRET, TAG_HEX, works } from "./aftermath.js";

export const name = "inputs";

const detach = (buffer) => structuredClone(buffer, { transfer: [buffer] });

/** A shared buffer. Pages that aren't isolated have shared buffers, but no `SharedArrayBuffer`. */
const shared = (bytes) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  new Uint8Array(memory.buffer).set(bytes);
  return memory.buffer;
};

/** Views on a buffer that a resize made too short for them. */
const shrunk = (bytes) => {
  const buffer = new ArrayBuffer(bytes.length, { maxByteLength: bytes.length });
  const views = { bytes: new Uint8Array(buffer, 4, 8), data: new DataView(buffer, 4, 8) };
  buffer.resize(6);
  return views;
};

const canResize = "resize" in ArrayBuffer.prototype;

export function define(test, { api }) {
  const { Argon2id, hashRaw } = api;
  const options = { ...COSTS, secret: SECRET };
  const argon2id = new Argon2id(options);
  const refused = (what) => ({
    type: TypeError,
    mentions: [what],
    never: [PASSWORD, SECRET],
  });

  test("a detached secret is refused, in any view", async () => {
    const secret = utf8(SECRET).slice();
    const views = [
      secret.buffer,
      secret,
      new DataView(secret.buffer),
      new Uint16Array(secret.buffer),
    ];
    detach(secret.buffer);
    for (const view of views) {
      check.throws(() => new Argon2id({ ...COSTS, secret: view }), refused("secret"));
      const call = () => hashRaw(PASSWORD, { ...COSTS, salt: SALT, secret: view });
      await check.rejects(call, refused("secret"));
    }
    leavesNothing();
    await works(api);
  });

  test("a detached password, salt or associated data is refused", async () => {
    const bytes = utf8(PASSWORD).slice();
    detach(bytes.buffer);
    await check.rejects(() => argon2id.hash(bytes), refused("password"), "hash");
    await check.rejects(() => argon2id.verify(HASH, bytes), refused("password"), "verify");
    check.throws(() => argon2id.hashSync(bytes), refused("password"), "hashSync");
    check.throws(() => argon2id.verifySync(HASH, bytes), refused("password"), "verifySync");
    const raw = (extra) => () => hashRaw(PASSWORD, { ...options, salt: SALT, ...extra });
    await check.rejects(raw({ salt: bytes }), { type: TypeError, mentions: ["salt"] }, "salt");
    const expected = refused("associatedData");
    await check.rejects(raw({ associatedData: bytes }), expected, "associatedData");
    leavesNothing();
    await works(api);
  });

  const resized = "secrets and passwords that a resize cut off are refused";
  if (canResize) {
    test(resized, async () => {
      const views = shrunk(utf8(SECRET));
      for (const secret of Object.values(views)) {
        check.throws(() => new Argon2id({ ...COSTS, secret }), refused("secret"));
      }
      await check.rejects(() => argon2id.hash(views.bytes), refused("password"));
      leavesNothing();
      await works(api);
    });

    test("a secret that is resized after the constructor still counts as it was", async () => {
      const bytes = utf8(SECRET);
      const buffer = new ArrayBuffer(bytes.length, { maxByteLength: 100 });
      const views = [buffer, new Uint8Array(buffer), new DataView(buffer)];
      new Uint8Array(buffer).set(bytes);
      const instances = views.map((secret) => new Argon2id({ ...COSTS, secret }));
      buffer.resize(2);
      for (const instance of instances) {
        check.equal(await instance.verify(HASH, PASSWORD), true);
      }
    });
  } else {
    test.skip(resized, "this runtime has no resizable buffers");
  }

  test("a secret that is detached or overwritten after the constructor counts as it was", async () => {
    for (const change of [detach, (buffer) => new Uint8Array(buffer).fill(0)]) {
      const secret = utf8(SECRET).slice();
      const kinds = [secret, secret.buffer, new DataView(secret.buffer)];
      const instances = kinds.map((kind) => new Argon2id({ ...COSTS, secret: kind }));
      change(secret.buffer);
      for (const instance of instances) {
        check.equal(await instance.verify(HASH, PASSWORD), true);
        check.equal(instance.verifySync(await instance.hash("x"), "x"), true);
      }
    }
  });

  test("shared secrets and passwords are copied before they are used", async () => {
    const [secret, password] = [shared(utf8(SECRET)), shared(utf8(PASSWORD))];
    const length = utf8(SECRET).length;
    const passwordView = new Uint8Array(password, 0, utf8(PASSWORD).length);
    for (const view of [new Uint8Array(secret, 0, length), new DataView(secret, 0, length)]) {
      const instance = new Argon2id({ ...COSTS, secret: view });
      check.equal(await instance.verify(HASH, passwordView), true, "verify");
    }
    const instance = new Argon2id({ ...COSTS, secret: new Uint8Array(secret, 0, length) });
    new Uint8Array(secret).fill(1);
    const pending = instance.verify(HASH, passwordView);
    new Uint8Array(password).fill(1);
    check.equal(await pending, true, "after the change");
    leavesNothing();
  });

  test("a password that is changed or detached after the call was taken as it was", async () => {
    for (const change of [detach, (buffer) => new Uint8Array(buffer).fill(0)]) {
      const password = utf8(PASSWORD).slice();
      const pending = [
        argon2id.verify(HASH, password),
        argon2id.hash(password),
        hashRaw(password, { ...options, salt: SALT }),
      ];
      change(password.buffer);
      const [verdict, hash, tag] = await Promise.all(pending);
      check.equal(verdict, true, "verify");
      check.equal(argon2id.verifySync(hash, PASSWORD), true, "hash");
      check.bytes(tag, TAG_HEX, "hashRaw");
    }
  });

  test("the caller's bytes are neither changed nor kept", async () => {
    const [password, secret, salt] = [utf8(PASSWORD), utf8(SECRET), SALT.slice()];
    const tag = await hashRaw(password, { ...COSTS, salt, secret });
    check.equal(String(password), String(utf8(PASSWORD)), "password");
    check.equal(String(secret), String(utf8(SECRET)), "secret");
    check.equal(String(salt), String(SALT), "salt");
    tag.fill(0);
    await works(api);
  });

  const impostors = {
    "a Proxy of an ArrayBuffer": new Proxy(utf8(SECRET).slice().buffer, {}),
    "a Proxy of a Uint8Array": new Proxy(utf8(SECRET), {}),
    "an object that calls itself an ArrayBuffer": { [Symbol.toStringTag]: "ArrayBuffer" },
    "an object that calls itself a SharedArrayBuffer": {
      [Symbol.toStringTag]: "SharedArrayBuffer",
    },
    "an object that calls itself a Uint8Array": { [Symbol.toStringTag]: "Uint8Array", length: 8 },
    "an object with a prototype of Uint8Array": Object.create(Uint8Array.prototype),
    "an object with a prototype of ArrayBuffer": Object.create(ArrayBuffer.prototype),
    "an object that converts itself": { toString: () => SECRET, valueOf: () => SECRET },
    "a String object": new String(SECRET),
  };
  for (const [what, impostor] of Object.entries(impostors)) {
    test(`${what} is refused as a secret and as a password, not taken for an empty one`, async () => {
      check.throws(() => new Argon2id({ ...COSTS, secret: impostor }), refused("secret"));
      await check.rejects(() => argon2id.hash(impostor), refused("password"), "hash");
      await check.rejects(() => argon2id.verify(HASH, impostor), refused("password"), "verify");
      await works(api);
    });
  }

  test("views that call themselves something else are still taken for what they are", async () => {
    const bytes = utf8(SECRET);
    for (const tag of ["Uint16Array", "DataView", "ArrayBuffer", "Object"]) {
      const secret = Object.defineProperty(bytes.slice(), Symbol.toStringTag, { value: tag });
      check.equal(await new Argon2id({ ...COSTS, secret }).verify(HASH, PASSWORD), true, tag);
    }
    const words = Uint16Array.from(bytes);
    Object.defineProperty(words, Symbol.toStringTag, { value: "Uint8Array" });
    check.equal(await new Argon2id({ ...COSTS, secret: words }).verify(HASH, PASSWORD), true);
  });
}
