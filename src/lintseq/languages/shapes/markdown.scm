[(minus_metadata) (plus_metadata)] @string

; A fence belongs to the one that closes it.
(fenced_code_block . (fenced_code_block_delimiter) (fenced_code_block_delimiter) .) @block

; Without the line below it, the head of a table is a paragraph.
(pipe_table (pipe_table_header) @block.start . (pipe_table_delimiter_row) @block.end)
(pipe_table) @header

[(list_item) (setext_heading)] @header
