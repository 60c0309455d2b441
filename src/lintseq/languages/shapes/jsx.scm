; Elements: what opens one and what closes it belong together as brackets do.

[(jsx_element) (jsx_opening_element) (jsx_self_closing_element)] @block
