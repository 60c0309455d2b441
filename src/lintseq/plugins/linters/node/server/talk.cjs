"use strict";
// The protocol of lintseq's servers: a greeting, then one line of JSON answers another.

const fs = require("node:fs");
const { Worker, isMainThread } = require("node:worker_threads");

const PROTOCOL = 1;
const CHUNK = 1 << 16;
// Parsers and rules work by recursion, and the stack of the main thread is small.
const LIMITS = { stackSizeMb: 240, maxOldGenerationSizeMb: 2048 };

const STACK_IS_FULL = /^Maximum call stack size exceeded/;

class TooDeep extends Error {}

/** Serves what `prepare()` gives: the tool's name, and a function that judges a text. */
function serve(prepare) {
  if (isMainThread) {
    const [, server, ...argv] = process.argv;
    const worker = new Worker(server, { argv, resourceLimits: LIMITS });
    worker.on("error", (error) => {
      console.error(error);
      process.exit(1);
    });
    return;
  }
  const { tool, judge } = prepare();
  say({ protocol: PROTOCOL, tool });
  for (const line of lines()) say(answer(JSON.parse(line), judge));
}

function answer({ id, language, text }, judge) {
  try {
    return { id, found: judge(language, text) };
  } catch (error) {
    if (error instanceof TooDeep || STACK_IS_FULL.test(error.message)) {
      return { id, refused: "nesting", message: "it is nested too deeply" };
    }
    return { id, failed: String(error.stack || error).slice(0, 1000) };
  }
}

function* lines() {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let parts = [];
  for (let size = read(chunk); size > 0; size = read(chunk)) {
    const text = chunk.latin1Slice(0, size);
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      parts.push(text.slice(start, end));
      yield parts.join("");
      parts = [];
      start = end + 1;
    }
    parts.push(text.slice(start));
  }
}

function read(chunk) {
  return fs.readSync(0, chunk, 0, chunk.length, null);
}

function say(what) {
  const ascii = JSON.stringify(what).replace(/[^\0-\x7e]/g, escaped);
  const bytes = Buffer.from(`${ascii}\n`, "latin1");
  for (let sent = 0; sent < bytes.length; ) sent += fs.writeSync(1, bytes, sent);
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

module.exports = { serve, TooDeep };
