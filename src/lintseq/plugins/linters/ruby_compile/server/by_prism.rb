# frozen_string_literal: true

require "prism"

# What the compiler says since Ruby 3.4, whose parser lists its faults.
module Parser
  TOOL = "ruby #{RUBY_VERSION}p#{RUBY_PATCHLEVEL}, prism #{Prism::VERSION}"

  class TooDeep < StandardError
  end

  # The faults of the text, with place and message.
  def self.faults(text)
    Prism.parse(text).errors.map do |error|
      raise TooDeep if error.type == :nesting_too_deep

      place = error.location
      { line: place.start_line, column: place.start_column + 1, message: error.message }
    end
  end
end
