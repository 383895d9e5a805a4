// Visitors of the pages' apps: a browser's forms without JavaScript, or an API's client.

import { visitor } from "../../examples/harness/client.mjs";

/**
 * @typedef {object} Visitor
 * @property {(what: "login" | "signup", email: string, password: string, headers?: object) => Promise<{ text: string, setCookies: string[] }>} enter
 *   sends the form, and returns what the visitor sees then
 * @property {() => Promise<string | undefined>} who is logged in, as the app shows it
 * @property {() => Promise<unknown>} leave
 * @property {Map<string, string>} cookies
 */

/** @returns {Visitor} of start-hono-workers, start-node and start-old-bcrypt-users */
export function api(url) {
  const { cookies, get, post } = visitor(url);
  return {
    cookies,
    enter: (what, email, password, headers) =>
      headers
        ? // Another site may send this without asking first.
          post(`/${what}`, { body: JSON.stringify({ email, password }), headers })
        : post(`/${what}`, { json: { email, password } }),
    who: async () => (await get("/me")).json.email,
    leave: () => post("/logout"),
  };
}

const SHOWN = /You are logged in as (\S+@\S+)\./;

/** @returns {Visitor} of start-sveltekit-cloudflare */
export function svelteKit(url) {
  const { cookies, get, post } = visitor(url);
  const act = async (what, content) => landed(await post(`/?/${what}`, content), get);
  return {
    cookies,
    enter: (what, email, password, headers) => act(what, { form: { email, password }, headers }),
    who: async () => SHOWN.exec((await get("/")).text)?.[1],
    leave: () => act("logout", { form: {} }),
  };
}

/** React names a form's action in a hidden input, or in a button that has one of its own. */
const ACTION =
  /<(?:input type="hidden"|button type="submit") name="(\$ACTION_[^"]+)"(?: value="([^"]*)")?/g;

/** @returns {Visitor} of start-next */
export function next(url) {
  const { cookies, get, post } = visitor(url);
  const act = async (index, fields, headers) => {
    const { text } = await get("/");
    const [, name, value = ""] = [...text.matchAll(ACTION)].at(index);
    const body = new FormData();
    for (const [key, field] of Object.entries({ ...fields, [name]: value }))
      body.append(key, field);
    return landed(await post("/", { body, headers }), get);
  };
  return {
    cookies,
    enter: (what, email, password, headers) =>
      act(what === "login" ? 0 : 1, { email, password }, headers),
    who: async () => SHOWN.exec((await get("/")).text)?.[1],
    leave: () => act(0, {}),
  };
}

/** Follows a redirect. */
async function landed({ location, ...answer }, get) {
  if (!location) return answer;
  return { ...answer, text: (await get(location)).text };
}
