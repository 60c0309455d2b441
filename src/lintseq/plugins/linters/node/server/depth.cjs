"use strict";
// How deep a program may be nested: a limit by its tree, the same on every machine.

const { TooDeep } = require("./talk.cjs");

// More than people nest, and far less than would fill the stack.
const DEEPEST = 2000;

/** Refuses a tree that is too deep: level by level, so that no depth can fill the stack. */
function refuseDeep(root, childrenOf) {
  let level = [root];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > DEEPEST) throw new TooDeep();
    level = level.flatMap(childrenOf);
  }
}

module.exports = { refuseDeep };
