// The former home of what is in tools/.
export { root, tarball, tests } from "../../tools/paths.mjs";
export { findProgram, native, node, tool } from "../../tools/programs.mjs";
