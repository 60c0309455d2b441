"use strict";
// ESLint's rules, on trees that are there already.

const path = require("node:path");
const globals = require("./globals.cjs");

const NO_EFFECT = " has no effect because you have 'noInlineConfig' setting";
// Only uses in the same function as the declaration: others may well run after it.
const SAME_FUNCTION = {
  functions: false,
  classes: false,
  variables: false,
  enums: false,
  typedefs: false,
  allowNamedExports: true,
};
// Every rule that some level counts, or that a level could count: see levels.py.
const RULES = {
  "no-undef": "error",
  "no-use-before-define": ["error", SAME_FUNCTION],
  "no-const-assign": "error",
  "no-class-assign": "error",
  "no-func-assign": "error",
  "no-import-assign": "error",
  "no-ex-assign": "error",
  "no-dupe-args": "error",
  "no-dupe-class-members": "error",
  "constructor-super": "error",
  "no-this-before-super": "error",
  "getter-return": "error",
  "no-setter-return": "error",
  "no-obj-calls": "error",
  "no-new-native-nonconstructor": "error",
  "no-invalid-regexp": "error",
  "no-unreachable": "error",
  "require-yield": "error",
  "no-unsafe-optional-chaining": "error",
  "no-dupe-keys": "error",
  "no-duplicate-case": "error",
  "no-dupe-else-if": "error",
  "no-self-assign": "error",
  "no-unsafe-finally": "error",
  "no-unsafe-negation": "error",
  "use-isnan": "error",
  "valid-typeof": "error",
};
// TypeScript's compiler says it better there: declarations may merge.
const JAVASCRIPT_ONLY = { "no-redeclare": ["error", { builtinGlobals: false }] };

class Rules {
  constructor(load) {
    const { Linter } = load("eslint");
    this.linter = new Linter({ configType: "flat", cwd: "/" });
    // The array that ESLint normalises; given plain, it would be normalised at each call.
    const folder = path.dirname(load.resolve("eslint/package.json"));
    this.FlatConfigArray = require(`${folder}/lib/config/flat-config-array.js`).FlatConfigArray;
    this.load = load;
    this.known = globals.names(load);
    this.configs = new Map();
  }

  /** All that is wrong with what a reader gave. */
  judge({ text, kind, parsed, error, notes = [] }) {
    if (error) return [error];
    this.parsed = parsed;
    if (!this.configs.has(kind)) this.configs.set(kind, this._configFor(kind));
    const messages = this.linter.verify(text, this.configs.get(kind), { filename: "/program.js" });
    const own = messages.filter((each) => each.ruleId || !each.message.includes(NO_EFFECT));
    return [...notes, ...own.map(told)];
  }

  _configFor(kind) {
    if (kind !== "typescript") return this._config(kind, this.known, JAVASCRIPT_ONLY);
    return this._config("module", [...this.known, ...globals.typeNames(this.load)], {});
  }

  _config(sourceType, known, more) {
    const parser = { meta: { name: "ready" }, parseForESLint: () => this.parsed };
    const config = new this.FlatConfigArray([{
      files: ["**"],
      languageOptions: {
        ecmaVersion: "latest",
        sourceType,
        parser,
        // Names in elements are names.
        parserOptions: { ecmaFeatures: { jsx: true } },
        globals: Object.fromEntries(known.map((name) => [name, "writable"])),
      },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
      rules: { ...RULES, ...more },
    }], { basePath: "/" });
    config.normalizeSync();
    return config;
  }
}

function told({ ruleId, line, column, message }) {
  // What ESLint says of itself: it has not looked at the program.
  if (ruleId === null) throw new Error(message);
  return { line, column, code: ruleId, severity: "error", message };
}

module.exports = { Rules };
