# frozen_string_literal: true

require "securerandom"

# What the compiler says until Ruby 3.3: one message of many lines, which quotes the program.
module Parser
  TOOL = "ruby #{RUBY_VERSION}p#{RUBY_PATCHLEVEL}"
  # No line that is quoted can be taken for one that begins with this.
  NAME = SecureRandom.hex
  FAULT = /^#{NAME}:(\d+): (.*)/.freeze
  ENCODING_COMMENT = /coding[:=]/.freeze
  DEEP = /nesting too deep|memory exhausted/.freeze

  class TooDeep < StandardError
  end

  # The faults of the text, with line and message, each once.
  def self.faults(text)
    RubyVM::InstructionSequence.compile(text, NAME, NAME)
    []
  rescue SyntaxError => error
    read(error.message.dup.force_encoding(Encoding::UTF_8).scrub)
  rescue ArgumentError => error
    line = text.each_line.find_index { |each| each.match?(ENCODING_COMMENT) }
    [{ line: line.to_i + 1, message: error.message }]
  end

  def self.read(message)
    faults = message.scan(FAULT).uniq.map { |line, words| { line: line.to_i, message: words } }
    raise TooDeep if faults.any? { |fault| fault[:message].match?(DEEP) }
    raise "there is no line in: #{message}" if faults.empty?

    faults
  end
end
