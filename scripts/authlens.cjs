#!/usr/bin/env node
/** The command `authlens`: makes sure that the build is fresh, then runs it. */
require("./setup.cjs");
require("../dist/cli/main.js");
