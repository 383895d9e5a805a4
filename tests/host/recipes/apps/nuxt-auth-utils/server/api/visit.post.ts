import { visit } from "../utils/users";

export default defineEventHandler(async (event) =>
  visit(await readBody(event), async (name, password) => {
    const { status } = await $fetch.raw("/api/login", {
      method: "POST",
      body: { name, password },
      ignoreResponseError: true,
    });
    return status === 200;
  }),
);
