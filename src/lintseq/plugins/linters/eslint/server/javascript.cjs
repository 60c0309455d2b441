"use strict";
// JavaScript with JSX, as ESLint's own parser reads it.

const { unclosed } = require("./brackets.cjs");
const { TooDeep } = require("./talk.cjs");

// More than people nest, and far less than would fill the stack.
const DEEPEST = 2000;
const KINDS = ["script", "module"];

class JavaScript {
  constructor(load) {
    // Those that ESLint itself uses.
    const loadBeside = require("node:module").createRequire(load.resolve("eslint"));
    this.espree = loadBeside("espree");
    const loadBelow = require("node:module").createRequire(loadBeside.resolve("espree"));
    this.acorn = loadBelow("acorn");
    this.dialect = this.acorn.Parser.extend(loadBelow("acorn-jsx")());
    this.keys = loadBeside("eslint-visitor-keys").KEYS;
  }

  /**
   * The tree of a text. A text is a script if it parses as one, else a module if it parses as one:
   * it has an import, an export or a top-level await. If it is neither, the reading that comes
   * further says what is wrong.
   */
  read(text) {
    let furthest;
    for (const sourceType of KINDS) {
      try {
        const ast = this._parse(text, sourceType);
        this._refuseDeep(ast);
        return { text, kind: sourceType, parsed: { ast } };
      } catch (error) {
        if (error.lineNumber === undefined) throw error;
        if (furthest === undefined || error.index > furthest.error.index) furthest = { error, sourceType };
      }
    }
    return { error: this._syntaxError(text, furthest) };
  }

  _parse(text, sourceType) {
    return this.espree.parse(text, {
      ecmaVersion: "latest",
      sourceType,
      ecmaFeatures: { jsx: true },
      range: true,
      loc: true,
      comment: true,
      tokens: true,
    });
  }

  _syntaxError(text, { error, sourceType }) {
    return {
      line: error.lineNumber,
      column: Math.max(error.column, 1),
      code: "syntax",
      severity: "error",
      message: error.message,
      syntax: true,
      cause: unclosed(text, this._brackets(text, sourceType), error.index),
    };
  }

  /** The brackets as far as the text parses. */
  _brackets(text, sourceType) {
    const { braceL, braceR, bracketL, bracketR, dollarBraceL, parenL, parenR } = this.acorn.tokTypes;
    const opening = new Set([braceL, bracketL, dollarBraceL, parenL]);
    const closing = new Set([braceR, bracketR, parenR]);
    const found = [];
    const onToken = ({ type, start }) => {
      if (opening.has(type) || closing.has(type)) found.push({ offset: start, opens: opening.has(type) });
    };
    try {
      this.dialect.parse(text, { ecmaVersion: "latest", sourceType, onToken });
    } catch (error) {
      if (error.pos === undefined) throw error;
    }
    return found;
  }

  /** Level by level, so that no depth can fill the stack. */
  _refuseDeep(ast) {
    let level = [ast];
    for (let depth = 0; level.length; depth += 1) {
      if (depth > DEEPEST) throw new TooDeep();
      level = level.flatMap((node) =>
        (this.keys[node.type] ?? []).flatMap((key) => node[key] ?? []).filter((child) => child.type),
      );
    }
  }
}

module.exports = { JavaScript };
