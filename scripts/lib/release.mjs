// What stands in the way of publishing a version.

/** The domain of the address that SECURITY.md has until its owner puts in a real one (RFC 2606). */
const PLACEHOLDER = ".invalid";

/**
 * @param {object} release
 * @param {string} release.tag such as "v1.2.3"
 * @param {string} release.repository on GitHub, as "owner/name"
 * @param {{ name: string, version: string, repository?: { url?: string } }} release.manifest of
 *   the published package
 * @param {string} release.cargo Cargo.toml
 * @param {string} release.changelog CHANGELOG.md
 * @param {string} release.policy SECURITY.md
 * @returns {string[]} sentences that say what to do; none when the version can be published
 */
export function obstacles({ tag, repository, manifest, cargo, changelog, policy }) {
  const { version } = manifest;
  const address = `git+https://github.com/${repository}.git`;
  return [
    tag !== `v${version}` &&
      `The tag is ${tag} and pkg-template/package.json has version ${version}: make them agree.`,
    !cargo.includes(`\nversion = "${version}"\n`) &&
      `Cargo.toml has another version than pkg-template/package.json: set it to ${version}.`,
    !changelog.split("\n").includes(`## ${version}`) &&
      `CHANGELOG.md has no section "## ${version}": write what changed.`,
    manifest.repository?.url !== address &&
      `pkg-template/package.json does not name this repository, without which npm refuses provenance: set "repository" to { "type": "git", "url": "${address}" }.`,
    policy.includes(PLACEHOLDER) &&
      "SECURITY.md still has the placeholder for the reporting address: put in one that is read.",
  ].filter(Boolean);
}
