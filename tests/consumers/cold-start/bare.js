// The same as imports.js without the import.
export default {
  fetch: async () => Response.json("started"),
};
