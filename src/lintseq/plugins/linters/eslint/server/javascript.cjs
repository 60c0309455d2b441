"use strict";
// JavaScript with JSX, as ESLint's own parser reads it.

const { createRequire } = require("node:module");
const { unclosed } = require("./brackets.cjs");
const { refuseDeep } = require("./depth.cjs");

const KINDS = ["script", "module"];

class JavaScript {
  constructor(load) {
    // Those that ESLint itself uses.
    const loadBeside = createRequire(load.resolve("eslint"));
    this.espree = loadBeside("espree");
    const loadBelow = createRequire(loadBeside.resolve("espree"));
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
        refuseDeep(ast, (node) => this._childrenOf(node));
        return { text, kind: sourceType, parsed: { ast } };
      } catch (error) {
        if (error.lineNumber === undefined) throw error;
        if (furthest && furthest.error.index >= error.index) continue;
        furthest = { error, sourceType };
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
    const types = this.acorn.tokTypes;
    const opening = new Set([types.braceL, types.bracketL, types.dollarBraceL, types.parenL]);
    const closing = new Set([types.braceR, types.bracketR, types.parenR]);
    const found = [];
    const onToken = ({ type, start }) => {
      const opens = opening.has(type);
      if (opens || closing.has(type)) found.push({ offset: start, opens });
    };
    try {
      this.dialect.parse(text, { ecmaVersion: "latest", sourceType, onToken });
    } catch (error) {
      if (error.pos === undefined) throw error;
    }
    return found;
  }

  _childrenOf(node) {
    const keys = this.keys[node.type] ?? [];
    // A hole in an array, as in `[, a]`, is null.
    return keys.flatMap((key) => node[key] ?? []).filter((child) => child?.type);
  }
}

module.exports = { JavaScript };
