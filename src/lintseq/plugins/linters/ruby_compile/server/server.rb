# frozen_string_literal: true

# A server that says what Ruby cannot compile in programs, one line of JSON each.
#
# Programs are compiled and thrown away: nothing of them runs, `BEGIN` blocks neither.

require "json"
require_relative "openers"
require_relative RUBY_VERSION >= "3.4" ? "by_prism" : "by_messages"

# What is told where the end of the text is reached, of something that began above.
AT_THE_END = /unexpected end-of-input|end of file|unterminated|expected an? .*to close|matching `/

def found_in(text)
  faults = Parser.faults(text)
  opener = Openers.last(text) if faults.any? { |fault| fault[:message].match?(AT_THE_END) }
  faults.map do |fault|
    cause = opener if fault[:message].match?(AT_THE_END)
    { code: "syntax", severity: "error", syntax: true, cause: cause, **fault }
  end
end

def answer_to(asked)
  { id: asked["id"], found: found_in(asked["text"]) }
rescue Parser::TooDeep, SystemStackError
  { id: asked["id"], refused: "nesting", message: "nested too deeply for Ruby's parser" }
rescue StandardError, ScriptError => error
  { id: asked["id"], failed: "#{error.class}: #{error.message}" }
end

def say(value)
  $stdout.puts(JSON.generate(value))
  $stdout.flush
end

say({ protocol: 1, tool: Parser::TOOL })
$stdin.each_line { |line| say(answer_to(JSON.parse(line))) }
