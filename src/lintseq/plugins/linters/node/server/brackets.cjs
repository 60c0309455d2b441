"use strict";
// Which bracket is to blame for a syntax error that is reported further down.

const LINE_END = /\r\n|[\r\n\u2028\u2029]/g;
// What may stand no further in than the line whose bracket it is in.
const WITHIN = /^(?:[)\]}]|case\b|default\b|<|\/>|[.?:,&|+])/;
// Characters that an indentation may have.
const FAR = 400;

class Lines {
  constructor(text) {
    this.text = text;
    this.starts = [0, ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length)];
  }

  /** The number of the line with `offset`, from 1. */
  number(offset) {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  start(line) {
    return this.starts[line - 1];
  }

  indent(line) {
    return /^[ \t]*/.exec(this.text.slice(this.start(line), this.start(line) + FAR))[0];
  }
}

/**
 * The line of the bracket that is to blame for a syntax error at `offset`, or undefined: at the end
 * of the text, or in a line that stands no further in than one whose bracket is open. It is the one
 * whose closing bracket, going by indentation, is another's; else the last one open.
 *
 * `brackets` are those of the text, in order, each with `offset` and whether it `opens`.
 */
function unclosed(text, brackets, offset) {
  const lines = new Lines(text);
  const start = lines.start(lines.number(offset));
  const atEnd = text.slice(offset).trim() === "";
  const { open, suspect } = walk(lines, brackets, atEnd ? offset : start);
  const last = open.at(-1);
  if (last === undefined) return undefined;
  if (!atEnd && !endsBefore(text.slice(start, start + FAR), last)) return undefined;
  return (suspect ?? last).line;
}

/** The brackets that are open at `end`, and the last one that another's closing bracket closed. */
function walk(lines, brackets, end) {
  const open = [];
  let suspect;
  let previous = 0;
  for (const bracket of brackets) {
    if (bracket.offset >= end) break;
    const line = lines.number(bracket.offset);
    const indent = lines.indent(line);
    const first = line !== previous && lines.start(line) + indent.length === bracket.offset;
    previous = line;
    if (bracket.opens) {
      open.push({ line, indent });
      continue;
    }
    const closed = open.pop();
    if (closed && first && closed.indent !== indent) suspect = closed;
  }
  return { open, suspect };
}

/** Whether, going by indentation, what a bracket began has ended before a line. */
function endsBefore(rest, last) {
  const indent = /^[ \t]*/.exec(rest)[0];
  return last.indent.startsWith(indent) && !WITHIN.test(rest.slice(indent.length));
}

module.exports = { unclosed };
