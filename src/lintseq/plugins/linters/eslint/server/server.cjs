"use strict";
// Says what ESLint finds in programs, with one set of rules, whatever the programs say of rules.

const { createRequire } = require("node:module");
const { serve } = require("./talk.cjs");

serve(() => {
  const load = createRequire(`${process.argv[2]}/`);
  const { Rules } = require("./rules.cjs");
  const rules = new Rules(load);
  const readers = new Map();
  return {
    tool: tool(load),
    judge: (language, text) => {
      // TypeScript takes a while to load, and most servers are asked of one language.
      if (!readers.has(language)) readers.set(language, reader(load, language));
      return rules.judge(readers.get(language).read(plain(text)));
    },
  };
});

function tool(load) {
  const named = (name) => `${name} ${load(`${name}/package.json`).version}`;
  const parts = ["@typescript-eslint/parser", "typescript", "globals"].map(named);
  return `${named("eslint")} (${parts.join(", ")}, node ${process.versions.node})`;
}

function reader(load, language) {
  if (language === "javascript") return new (require("./javascript.cjs").JavaScript)(load);
  const { TypeScript } = require("./typescript.cjs");
  return new TypeScript(load, language === "tsx" ? "program.tsx" : "program.ts");
}

/** A text without byte order mark and `#!`, as ESLint parses it. */
function plain(text) {
  return text.replace(/^\ufeff/, "").replace(/^#!/, "//");
}
