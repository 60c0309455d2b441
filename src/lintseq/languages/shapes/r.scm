(comment) @comment
(string) @string

[
  (for_statement)
  (function_definition)
  (if_statement)
  (repeat_statement)
  (while_statement)
] @whole

; `f <- function(x)`, and a call over several lines.
[(binary_operator) (call)] @header

(if_statement "else" @clause.start alternative: (_) @clause.end)

(_ body: (braced_expression) @body)
(if_statement consequence: (braced_expression) @body)
(if_statement alternative: (braced_expression) @body)
