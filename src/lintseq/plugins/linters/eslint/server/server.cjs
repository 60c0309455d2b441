"use strict";
// Says what ESLint finds in programs, with one set of rules, whatever the programs say of rules.

const { createRequire } = require("node:module");
const { serve } = require("./talk.cjs");

serve(() => {
  const load = createRequire(`${process.argv[2]}/`);
  const { JavaScript } = require("./javascript.cjs");
  const { TypeScript } = require("./typescript.cjs");
  const { Rules } = require("./rules.cjs");
  const rules = new Rules(load);
  const readers = {
    javascript: new JavaScript(load),
    typescript: new TypeScript(load, "program.ts"),
    tsx: new TypeScript(load, "program.tsx"),
  };
  const name = (part) => `${part} ${load(`${part}/package.json`).version}`;
  return {
    tool: `${name("eslint")} (${["@typescript-eslint/parser", "typescript", "globals"].map(name).join(", ")}, node ${process.versions.node})`,
    judge: (language, text) => rules.judge(readers[language].read(plain(text))),
  };
});

/** A text without byte order mark and `#!`, as ESLint parses it. */
function plain(text) {
  return text.replace(/^\ufeff/, "").replace(/^#!/, "//");
}
