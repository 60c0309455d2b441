[(comment) (pod) (data_section)] @comment
[
  (command_string)
  (heredoc_content)
  (interpolated_string_literal)
  (match_regexp)
  (quoted_regexp)
  (quoted_word_list)
  (string_literal)
  (substitution_regexp)
  (transliteration_expression)
] @string

; A text that begins on the next line belongs to the statement above it.
((expression_statement) @block.start . ";" . (heredoc_content) @block.end)

[
  (block_statement)
  (conditional_statement)
  (cstyle_for_statement)
  (defer_statement)
  (for_statement)
  (loop_statement)
  (method_declaration_statement)
  (phaser_statement)
  (subroutine_declaration_statement)
  (try_statement)
] @whole
(package_statement (block)) @whole
(expression_statement) @header

[(else) (elsif)] @clause

(_ body: (block) @body)
(_ block: (block) @body)
[(else (block) @body) (phaser_statement (block) @body)]
