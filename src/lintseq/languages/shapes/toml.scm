(comment) @comment
(string) @string
[(pair) (table) (table_array_element)] @header
