const { check } = require("./check.cjs");

check().then((result) => console.log(JSON.stringify(result)));
