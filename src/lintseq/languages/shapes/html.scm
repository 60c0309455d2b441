(comment) @comment
(quoted_attribute_value) @string

; What is between a tag and the one that closes it belongs to both.
(element (start_tag) (end_tag)) @block
[(script_element) (style_element)] @block
[(self_closing_tag) (start_tag)] @block

; An element that nothing closes, `<li>` for example, begins with its tag.
(element (start_tag) (_) .) @header
