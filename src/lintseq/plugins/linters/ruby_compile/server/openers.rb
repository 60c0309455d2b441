# frozen_string_literal: true

require "ripper"

# Which bracket, string or keyword of a text is not closed at its end, by Ruby's own scanner.
#
# The state that the scanner is in after a word tells what the word is: `if` after a statement, and
# `end` as a method's name, close and open nothing.
class Openers < Ripper
  BEGINNING = Ripper::EXPR_BEG
  NAMED = Ripper::EXPR_ENDFN
  KEYWORDS = {
    "begin" => BEGINNING, "case" => BEGINNING, "class" => Ripper::EXPR_CLASS,
    "def" => Ripper::EXPR_FNAME, "for" => BEGINNING, "if" => BEGINNING, "module" => BEGINNING,
    "unless" => BEGINNING, "until" => BEGINNING, "while" => BEGINNING
  }.freeze
  # Their `do` is their own.
  LOOPS = %w[for until while].freeze
  Opener = Struct.new(:what, :line, :waits)

  # The line of the last one; nil if all are closed, as far as the scanner can tell.
  def self.last(text)
    openers = new(text)
    openers.parse
    openers.stack.last&.line
  end

  attr_reader :stack

  def initialize(text)
    super
    @stack = []
  end

  %w[
    backtick embdoc_beg embexpr_beg heredoc_beg lbrace lbracket lparen qsymbols_beg qwords_beg
    regexp_beg symbols_beg tlambeg tstring_beg words_beg
  ].each { |event| define_method("on_#{event}") { |token| open(token) } }

  %w[
    embdoc_end embexpr_end heredoc_end rbrace rbracket regexp_end rparen tstring_end
  ].each { |event| define_method("on_#{event}") { |_| @stack.pop } }

  # `:"` begins a string, `:` alone does not.
  def on_symbeg(token)
    open(token) if token.length > 1
  end

  # `"name":` ends a string.
  def on_label_end(_token)
    @stack.pop
  end

  def on_kw(token)
    if token == "do"
      open(token) unless @stack.last&.waits
      @stack.last.waits = false
    elsif token == "end"
      @stack.pop if state != NAMED
    elsif state == KEYWORDS[token]
      open(token)
    end
  end

  # `def name = value` has no `end`.
  def on_op(token)
    @stack.pop if token == "=" && @stack.last&.what == "def" && @named
    @named = false
  end

  %w[const ident].each { |event| define_method("on_#{event}") { |_| @named = state == NAMED } }

  %w[nl semicolon].each do |event|
    define_method("on_#{event}") { |_| @stack.last.waits = false unless @stack.empty? }
  end

  private

  def open(token)
    @stack.push(Opener.new(token, lineno, LOOPS.include?(token)))
  end
end
