(comment) @comment
(string) @string
(pair) @header
