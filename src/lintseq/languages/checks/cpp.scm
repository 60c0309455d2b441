; inherits: c

(for_range_loop) @break-outside-loop.home
(lambda_expression) @break-outside-loop.wall

(for_range_loop) @continue-outside-loop.home
(lambda_expression) @continue-outside-loop.wall
