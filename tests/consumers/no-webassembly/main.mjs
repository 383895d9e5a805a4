// What React Native's Hermes lacks too; Node has no switch for it.
delete globalThis.WebAssembly;

const { check } = await import("./check.mjs");
console.log(JSON.stringify(await check()));
