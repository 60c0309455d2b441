; Words that have lost what they continue are functions to the grammar.
([(bareword) (function)] @stray-keyword (#any-of? @stray-keyword "else" "elsif"))

; A bracket that is never closed is closed by the grammar at the end of the statement.
(function_call_expression ")" @unclosed-bracket.empty)
