// An HTTP client with a cookie jar, for servers without pages.

const TIMEOUT_MS = 280_000; // Node's own fetch times out after 300 s

/**
 * A visitor of a site, who keeps cookies, follows no redirects, and sends the site as the origin.
 * @param {string} url of the site
 * @param {Record<string, string>} [headers] sent with every request
 */
export function visitor(url, headers = {}) {
  const cookies = new Map();

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ json?: unknown, form?: Record<string, string>, body?: BodyInit, headers?: object }} [content]
   */
  async function send(method, path, { json, form, body, headers: more } = {}) {
    const response = await fetch(new URL(path, url), {
      method,
      body: json === undefined ? (form ? new URLSearchParams(form) : body) : JSON.stringify(json),
      headers: {
        origin: url,
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(cookies.size > 0 && { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") }),
        ...headers,
        ...more,
      },
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === "" || /;\s*max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers: received } = response;
    const text = await response.text();
    const isJson = received.get("content-type")?.includes("json");
    const location = received.get("location");
    return { status, location, setCookies, text, json: isJson ? JSON.parse(text) : undefined };
  }

  const get = (path, content) => send("GET", path, content);
  const post = (path, content) => send("POST", path, content);
  return { cookies, send, get, post };
}
