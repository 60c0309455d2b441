"use strict";
// The names that a program may use without making them.

// Names that a browser has, and that programs give to things of their own more often. Were they
// known, nobody would notice that the line is gone that makes them. A program that means the
// browser's has an error from the start, which is forgiven.
const LEFT_OUT = new Set(
  `addEventListener ai blur caches close closed confirm content crypto defaultStatus defaultstatus
  die event external fence find focus frameElement frames getSelection history innerHeight innerWidth
  length location locationbar menubar model moveBy moveTo name offscreenBuffering open opener
  origin outerHeight outerWidth pageXOffset pageYOffset parent personalbar print prompt
  removeEventListener resizeBy resizeTo screen screenLeft screenTop screenX screenY scroll scrollBy
  scrollTo scrollX scrollY scrollbars self status statusbar stop styleMedia toolbar top viewport when
  Animation Attr Cache Client Comment Credential Document Element Event Fence Gamepad HID Highlight
  Image Ink Layer Lock Node Observable Option Plugin Position Range Report Sanitizer Scheduler
  Selection Serial Shape Subscriber Summarizer Text Touch Translator USB`.split(/\s+/),
);
// What a page and Node's modules share all the same.
const KEPT = ["crypto", "location", "history", "confirm", "prompt", "self"];
// Types that are there wherever TypeScript is used for a page or for Node.
const TYPES = ["JSX", "NodeJS"];

/** The globals of the language, of browsers, of Node and of its modules. */
function names(load) {
  const { browser, commonjs, es2025, node } = load("globals");
  const all = Object.keys({ ...browser, ...node, ...commonjs });
  const kept = all.filter((name) => !LEFT_OUT.has(name) && !/^on[a-z]/.test(name));
  return [...Object.keys(es2025), ...kept, ...KEPT];
}

/** Types of the browser that are no values, too. */
function typeNames(load) {
  const { createRequire } = require("node:module");
  const beside = createRequire(load.resolve("@typescript-eslint/parser"));
  const manager = require("node:path").dirname(beside.resolve("@typescript-eslint/scope-manager"));
  const { dom } = require(`${manager}/lib/dom`);
  const found = dom.variables.map(([name]) => name).filter((name) => !LEFT_OUT.has(name));
  return [...found, ...TYPES];
}

module.exports = { names, typeNames };
