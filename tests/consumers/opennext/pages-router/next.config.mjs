export default { serverExternalPackages: ["edge-argon2"] };
