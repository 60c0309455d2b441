"use strict";
// TypeScript's compiler on one file, with its own libraries or none, and nothing else.

const fs = require("node:fs");
const path = require("node:path");
const { unclosed } = require("./brackets.cjs");
const { refuseDeep } = require("./depth.cjs");
const { LEFT_OUT } = require("./left_out.cjs");

const FOLDER = "/";

// A variable or function of a library, on one line. Types of more lines stay, as others need them.
const DECLARED = /^declare (?:var|let|const|function) (\w+)\b.*;$/gm;

/** A library without the variables that are left out. */
function lessened(text) {
  return text.replace(DECLARED, (line, name) => (LEFT_OUT.has(name) ? "" : line));
}

/** The library files that `names` and what they refer to add up to, by name. */
function libraries(ts, folder, names) {
  const files = new Map();
  const queue = names.map((name) => `lib.${name}.d.ts`);
  for (let name = queue.pop(); name; name = queue.pop()) {
    if (files.has(name)) continue;
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    const file = ts.createSourceFile(`${FOLDER}${name}`, lessened(text), {
      languageVersion: ts.ScriptTarget.ESNext,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    });
    files.set(name, file);
    queue.push(...file.libReferenceDirectives.map((each) => `lib.${each.fileName}.d.ts`));
  }
  return files;
}

class Compiler {
  /** `names` are libraries of TypeScript's own, `esnext` for example; without, nothing is known. */
  constructor(ts, folder, names) {
    this.ts = ts;
    this.libraries = libraries(ts, folder, names);
    this.options = {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      // A file that loses its last import is no script: its names are not those of the library.
      moduleDetection: ts.ModuleDetectionKind.Force,
      jsx: ts.JsxEmit.Preserve,
      strict: true,
      noImplicitAny: false,
      // With them parameters may have decorators, too.
      experimentalDecorators: true,
      allowUnreachableCode: true,
      allowUnusedLabels: true,
      skipLibCheck: true,
      noResolve: true,
      noEmit: true,
      types: [],
      ...(names.length ? { lib: [...this.libraries.keys()] } : { noLib: true }),
    };
  }

  /** The tree of `text`: comments and references in it change nothing. */
  parse(name, text) {
    const { ts } = this;
    const options = {
      languageVersion: ts.ScriptTarget.ESNext,
      impliedNodeFormat: ts.ModuleKind.ESNext,
      setExternalModuleIndicator: (each) => {
        each.externalModuleIndicator ??= true;
      },
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    const file = ts.createSourceFile(`${FOLDER}${name}`, text, options, true);
    file.commentDirectives = undefined;
    file.checkJsDirective = undefined;
    file.pragmas = new Map();
    file.referencedFiles = [];
    file.typeReferenceDirectives = [];
    file.libReferenceDirectives = [];
    file.hasNoDefaultLib = false;
    refuseDeep(file, (node) => childrenOf(ts, node));
    return file;
  }

  /** What the compiler says of a tree that parses. */
  check(file) {
    const program = this.ts.createProgram([file.fileName], this.options, this._host(file));
    return program.getSemanticDiagnostics(file);
  }

  _host(file) {
    const known = (name) =>
      name === file.fileName ? file : this.libraries.get(path.posix.basename(name));
    return {
      getSourceFile: known,
      fileExists: (name) => known(name) !== undefined,
      readFile: () => undefined,
      writeFile: () => undefined,
      getDefaultLibFileName: () => `${FOLDER}lib.d.ts`,
      getDefaultLibLocation: () => FOLDER,
      getCurrentDirectory: () => FOLDER,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => "\n",
      resolveModuleNameLiterals: (names) => names.map(() => ({ resolvedModule: undefined })),
    };
  }
}

function childrenOf(ts, node) {
  const found = [];
  ts.forEachChild(node, (child) => void found.push(child));
  return found;
}

/** What a diagnostic says, as the protocol has it. */
function told(ts, file, found) {
  const { line, character } = ts.getLineAndCharacterOfPosition(file, found.start ?? 0);
  const [message] = ts.flattenDiagnosticMessageText(found.messageText, "\n").split("\n");
  const code = `TS${found.code}`;
  return { line: line + 1, column: character + 1, code, severity: "error", message };
}

/** The first thing that keeps a tree from being a program, with the line that causes it, if any. */
function syntaxError(ts, file) {
  const [found] = file.parseDiagnostics;
  if (!found) return undefined;
  const cause =
    lineOf(ts, file, opening(ts, file, found)) ??
    unclosed(file.text, brackets(ts, file), found.start);
  return { ...told(ts, file, found), syntax: true, cause };
}

/** Where the template or comment begins that does not end. */
function opening(ts, file, found) {
  if (found.code === ts.Diagnostics.Asterisk_Slash_expected.code) {
    const start = file.text.indexOf("/*", file.endOfFileToken.pos);
    return start < 0 ? undefined : start;
  }
  if (found.code !== ts.Diagnostics.Unterminated_template_literal.code) return undefined;
  return tokens(ts, file).findLast((token) => token.isUnterminated)?.getStart(file);
}

function lineOf(ts, file, offset) {
  return offset === undefined ? undefined : ts.getLineAndCharacterOfPosition(file, offset).line + 1;
}

function brackets(ts, file) {
  const kinds = new Map([
    [ts.SyntaxKind.OpenBraceToken, true],
    [ts.SyntaxKind.OpenParenToken, true],
    [ts.SyntaxKind.OpenBracketToken, true],
    [ts.SyntaxKind.CloseBraceToken, false],
    [ts.SyntaxKind.CloseParenToken, false],
    [ts.SyntaxKind.CloseBracketToken, false],
  ]);
  return tokens(ts, file)
    .filter((token) => kinds.has(token.kind) && token.end > token.getStart(file))
    .map((token) => ({ offset: token.getStart(file), opens: kinds.get(token.kind) }));
}

/** The leaves of a tree, in order. */
function tokens(ts, file) {
  const found = [];
  const stack = [file];
  while (stack.length) {
    const node = stack.pop();
    const children = node.getChildren(file);
    if (children.length === 0) found.push(node);
    for (let at = children.length - 1; at >= 0; at -= 1) stack.push(children[at]);
  }
  return found;
}

module.exports = { Compiler, syntaxError, told };
