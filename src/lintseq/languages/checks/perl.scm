; Words that have lost what they continue are functions to the grammar.
([(bareword) (function)] @stray-keyword (#any-of? @stray-keyword "else" "elsif"))
