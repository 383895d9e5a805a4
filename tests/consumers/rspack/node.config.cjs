module.exports = { target: "node" };
