[(break_statement) (continue_statement)] @break-outside-loop.stray
[(for_statement) (while_statement)] @break-outside-loop.home
[(do_clause) (function_definition) (macro_definition)] @break-outside-loop.wall

; Words that have lost what they continue are names to the grammar.
((identifier) @stray-keyword
  (#any-of? @stray-keyword "catch" "else" "elseif" "finally"))

; So is an `end` that has lost its beginning; in an index it is one.
((identifier) @stray-end.stray (#eq? @stray-end.stray "end"))
(index_expression) @stray-end.home
