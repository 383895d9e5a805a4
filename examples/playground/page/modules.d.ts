// What the benchmark's packages don't declare.

declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "argon2id/lib/setup.js" {
  type Instantiate = (
    imports: WebAssembly.Imports,
  ) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
  interface Parameters {
    password: Uint8Array;
    salt: Uint8Array;
    memorySize: number;
    passes: number;
    parallelism: number;
    tagLength: number;
  }
  export default function setUp(
    simd: Instantiate,
    plain: Instantiate,
  ): Promise<(parameters: Parameters) => Uint8Array>;
}

declare module "argon2-browser" {
  interface Parameters {
    pass: string;
    salt: Uint8Array;
    mem: number;
    time: number;
    parallelism: number;
    hashLen: number;
    type: number;
  }
  const argon2: {
    ArgonType: { Argon2id: number };
    hash(parameters: Parameters): Promise<{ hash: Uint8Array }>;
  };
  export default argon2;
}
