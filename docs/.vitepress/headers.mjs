// The headers of Cloudflare's static assets, with the hashes of the inline scripts that VitePress writes.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SELF = "base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'";
const common = `default-src 'none'; ${SELF}; font-src 'self'; img-src 'self' data:`;

/** Cross-origin isolation lets the playground's threads share memory. */
const headers = (scripts) => `/*
  Content-Security-Policy: ${common}; script-src 'self' ${scripts}; style-src 'self' 'unsafe-inline'
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Opener-Policy: same-origin
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** The playground's headers replace the site's, which would be joined with them otherwise. */
function ofPlayground(outDir) {
  const file = join(outDir, "playground/_headers");
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8");
  rmSync(file);
  return text.replace(/^\//gm, "/playground/").replace(/^ +([\w-]+):/gm, "  ! $1\n$&");
}

/** Hooks of VitePress that write `_headers` beside the pages. */
export function policy() {
  const hashes = new Set();
  return {
    transformHtml(html) {
      for (const [, script] of html.matchAll(/<script(?![^>]* src=)[^>]*>(.*?)<\/script>/gs)) {
        hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
      }
    },
    buildEnd({ outDir }) {
      const scripts = [...hashes].sort().join(" ");
      writeFileSync(join(outDir, "_headers"), headers(scripts) + ofPlayground(outDir));
    },
  };
}
