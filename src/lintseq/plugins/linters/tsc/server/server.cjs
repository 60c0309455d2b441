"use strict";
// Says what TypeScript's compiler finds in programs, with its own libraries and nothing else.

const path = require("node:path");
const { createRequire } = require("node:module");
const { serve } = require("./talk.cjs");

const LIBRARIES = ["esnext", "dom", "dom.iterable", "dom.asynciterable"];
const NAMES = { typescript: "program.ts", tsx: "program.tsx" };

serve(() => {
  const load = createRequire(`${process.argv[2]}/`);
  const { version } = load("typescript/package.json");
  let judge;
  return {
    tool: `typescript ${version} (${LIBRARIES[0]}, ${LIBRARIES[1]}, node ${process.versions.node})`,
    judge: (language, text) => {
      // The libraries take a while to read.
      judge ??= prepared(load);
      return judge(NAMES[language], text);
    },
  };
});

function prepared(load) {
  const { Compiler, syntaxError, told } = require("./one_file.cjs");
  const ts = load("typescript");
  const compiler = new Compiler(ts, path.dirname(load.resolve("typescript")), LIBRARIES);
  return (name, text) => {
    const file = compiler.parse(name, text);
    const error = syntaxError(ts, file);
    return error ? [error] : compiler.check(file).map((found) => told(ts, file, found));
  };
}
