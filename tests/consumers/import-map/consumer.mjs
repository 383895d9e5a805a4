const page = (browser, runtime) => ({
  name: `page, in ${runtime}`,
  runtime,
  browser,
  pages: { folder: "." },
  entries: ["index.js"],
});

export default {
  title: "Import map, no bundler",
  group: "second",
  versions: [],
  cases: [page("chromium", "Chromium"), page("firefox", "Firefox"), page("webkit", "WebKitGTK")],
};
