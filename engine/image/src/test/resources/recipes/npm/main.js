const debug = require("debug");

console.log("a minute:", debug.humanize(60000));
