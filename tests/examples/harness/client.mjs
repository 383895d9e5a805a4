// An HTTP client with a cookie jar, for examples without pages.

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
   * @param {{ json?: unknown, form?: Record<string, string>, text?: string, headers?: object }} [body]
   */
  async function send(method, path, { json, form, text, headers: more = {} } = {}) {
    const body =
      json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form) : text;
    const response = await fetch(new URL(path, url), {
      method,
      body,
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
    for (const line of setCookies) keep(line);
    return answer(response, setCookies);
  }

  function keep(line) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    const ended = value === "" || /;\s*max-age=0\b/i.test(line);
    if (ended) cookies.delete(name);
    else cookies.set(name, value);
  }

  return {
    cookies,
    get: (path, body) => send("GET", path, body),
    post: (path, body) => send("POST", path, body),
    send,
  };
}

async function answer(response, setCookies) {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    location: response.headers.get("location"),
    setCookies,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
