"use strict";
// The names that a program may use without making them.

const { createRequire } = require("node:module");
const path = require("node:path");
const { LEFT_OUT } = require("./left_out.cjs");

// Types that are there wherever TypeScript is used for a page or for Node.
const TYPES = ["JSX", "NodeJS"];

/** The globals of the language, of browsers, of Node and of its modules. */
function names(load) {
  const { browser, commonjs, es2025, node } = load("globals");
  const all = Object.keys({ ...browser, ...node, ...commonjs });
  const kept = all.filter((name) => !LEFT_OUT.has(name) && !/^on[a-z]/.test(name));
  return [...Object.keys(es2025), ...kept];
}

/** Types of the browser that are no values, too. */
function typeNames(load) {
  const beside = createRequire(load.resolve("@typescript-eslint/parser"));
  const manager = path.dirname(beside.resolve("@typescript-eslint/scope-manager"));
  const { dom } = require(`${manager}/lib/dom`);
  const found = dom.variables.map(([name]) => name).filter((name) => !LEFT_OUT.has(name));
  return [...found, ...TYPES];
}

module.exports = { names, typeNames };
