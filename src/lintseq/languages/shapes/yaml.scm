(comment) @comment
[(block_scalar) (double_quote_scalar) (single_quote_scalar)] @string
[(block_mapping_pair) (block_sequence_item)] @header
