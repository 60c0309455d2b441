"use strict";
// Says what TypeScript's compiler finds in programs, with its own libraries and nothing else.

const path = require("node:path");
const { createRequire } = require("node:module");
const { Compiler, syntaxError, told } = require("./one_file.cjs");
const { serve } = require("./talk.cjs");

const LIBRARIES = ["esnext", "dom", "dom.iterable", "dom.asynciterable"];
const NAMES = { typescript: "program.ts", tsx: "program.tsx" };

serve(() => {
  const load = createRequire(`${process.argv[2]}/`);
  const ts = load("typescript");
  const compiler = new Compiler(ts, path.dirname(load.resolve("typescript")), LIBRARIES);
  return {
    tool: `typescript ${ts.version} (${LIBRARIES[0]}, ${LIBRARIES[1]}, node ${process.versions.node})`,
    judge: (language, text) => {
      const file = compiler.parse(NAMES[language], text);
      const error = syntaxError(ts, file);
      return error ? [error] : compiler.check(file).map((found) => told(ts, file, found));
    },
  };
});
