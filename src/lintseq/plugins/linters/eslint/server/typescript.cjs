"use strict";
// TypeScript, as its compiler reads it and ESLint's parser for it hands it on.

const path = require("node:path");
const { Compiler, syntaxError, told } = require("./one_file.cjs");

// What the compiler says of the shape of a program, which no type has a say in. ESLint has no rules
// for these, as its own parser finds them in JavaScript.
const SHAPE = new Set([
  // Grammar that the parser lets pass: misplaced statements, modifiers, parameters, initializers.
  // Without those on computed names and on promises, which are about types.
  ...codes(1003, 1054), ...codes(1066, 1164), ...codes(1171, 1191),
  1197, 1200, 1206, 1207, ...codes(1211, 1215), ...codes(1220, 1222), ...codes(1228, 1235),
  ...codes(1242, 1248), 1255, 1262, 1263, 1264, 1275, 1276, 1308, 1313, 1317, 1344, 1451, 1539,
  // Declarations that are there twice, or without their other half.
  2300, 2391, 2392, 2393, 2451, 2528, 2567,
]);

function codes(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

class TypeScript {
  constructor(load, name) {
    this.name = name;
    this.ts = load("typescript");
    this.parser = load("@typescript-eslint/parser");
    this.compiler = new Compiler(this.ts, path.dirname(load.resolve("typescript")), []);
  }

  /** The tree of a text, always a module, and what is wrong with its shape. */
  read(text) {
    const file = this.compiler.parse(this.name, text);
    const error = syntaxError(this.ts, file);
    if (error) return { error };
    const shape = this.compiler.check(file).filter((found) => SHAPE.has(found.code));
    const notes = shape.map((found) => told(this.ts, file, found));
    try {
      return { text, kind: "typescript", parsed: this._handedOn(file), notes };
    } catch (refusal) {
      if (refusal.lineNumber === undefined) throw refusal;
      return { error: this._refused(refusal) };
    }
  }

  _handedOn(file) {
    return this.parser.parseForESLint(file, {
      filePath: file.fileName,
      sourceType: "module",
      ecmaFeatures: { jsx: this.name.endsWith("x") },
      lib: ["esnext"],
      jsxPragma: null,
      jsDocParsingMode: "none",
    });
  }

  /** What ESLint's parser refuses, though the compiler would go on. */
  _refused(refusal) {
    return {
      line: refusal.lineNumber,
      column: refusal.column + 1,
      code: "syntax",
      severity: "error",
      message: refusal.message,
      syntax: true,
    };
  }
}

module.exports = { TypeScript };
