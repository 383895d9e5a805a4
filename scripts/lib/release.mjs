// Lists what prevents a version from being published.

/** The domain of every address in pkg-template/package.json until the owner puts in a real one. */
const PLACEHOLDER = /\.invalid\b/; // reserved by RFC 2606

const isHeading = (line, version) =>
  line.startsWith(`## [${version}] - `) && /\d{4}-\d\d-\d\d$/.test(line);

/**
 * @param {object} release
 * @param {string | undefined} release.tag such as "v1.2.3"; undefined if there is none yet
 * @param {string | undefined} release.repository on GitHub, as "owner/name", if it is known
 * @param {string | undefined} release.changes what git reports that no commit has; undefined without git
 * @param {object} release.manifest package.json of the published package
 * @param {string} release.cargo Cargo.toml
 * @param {string} release.changelog CHANGELOG.md
 * @returns {string[]} sentences that say what to do; none if the version can be published
 */
export function obstacles({ tag, repository, changes, manifest, cargo, changelog }) {
  const { version, homepage, bugs } = manifest;
  const { url = "" } = manifest.repository ?? {};
  const [, named] = /^git\+https:\/\/github\.com\/([\w-]+\/[\w.-]+)\.git$/.exec(url) ?? [];
  const address = `git+https://github.com/${repository ?? "OWNER/NAME"}.git`;
  const addresses = { homepage, "bugs.url": bugs?.url, "bugs.email": bugs?.email };
  const unset = Object.keys(addresses).filter((field) =>
    PLACEHOLDER.test(addresses[field] ?? ".invalid"),
  );
  return [
    changes === undefined && "This is no git repository: release from a clone.",
    changes && "The work tree has changes that no commit has: commit or remove them.",
    tag !== undefined &&
      tag !== `v${version}` &&
      `The tag is ${tag} and pkg-template/package.json has version ${version}: make them agree.`,
    !cargo.includes(`\nversion = "${version}"\n`) &&
      `Cargo.toml has another version than pkg-template/package.json: set it to ${version}.`,
    !changelog.split("\n").some((line) => isHeading(line, version)) &&
      `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD": write what changed, and when.`,
    (!named || named !== (repository ?? named)) &&
      `pkg-template/package.json does not name this repository, without which npm refuses provenance: set "repository" to { "type": "git", "url": "${address}" }.`,
    ...unset.map(
      (field) =>
        `pkg-template/package.json has a placeholder in place of "${field}": put in an address that exists and is read.`,
    ),
  ].filter(Boolean);
}
