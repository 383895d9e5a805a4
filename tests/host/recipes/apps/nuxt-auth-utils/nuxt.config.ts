export default defineNuxtConfig({
  compatibilityDate: "2026-11-17",
  modules: ["nuxt-auth-utils"],
  // Without this, Vite can't bundle the module's own plugin for server rendering.
  auth: { loadStrategy: "none" },
  nitro: { preset: "cloudflare_module" },
  runtimeConfig: { session: { password: "a password of the test, for cookies" } },
  telemetry: false,
});
