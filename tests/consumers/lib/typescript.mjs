// Code that the manifests of TypeScript consumers share.

/** Checks only types, so no entry is read. */
export const typeCheck = (moduleResolution, module, ...files) => ({
  name: `moduleResolution ${moduleResolution}: ${files.join(", ")}`,
  runtime: "not run",
  build: [
    [
      ...["tsc", "--noEmit", "--strict", "--target", "es2022"],
      ...["--module", module, "--moduleResolution", moduleResolution, ...files],
    ],
  ],
  entries: [],
});
