<?php

declare(strict_types=1);

// Where a string begins that has no end: the parser notices it at the end of the text.

const LINE_END = '/\r\n|\r|\n/';
const ENDS = ['"' => '"', '`' => '`', '{$' => '}', '${' => '}', '{' => '}'];

// The line of the innermost string that is open at the end, if one is.
function line_of_open_string(string $code): ?int
{
    $open = [];
    $line = 1;
    foreach (token_get_all($code) as $token) {
        [$kind, $word, $line] = is_array($token) ? $token : [null, $token, $line];
        $last = end($open);
        if ($last !== false && closes($last[0], $kind, $word)) {
            array_pop($open);
        } elseif ($kind === T_START_HEREDOC) {
            $open[] = [T_END_HEREDOC, $line];
        } elseif (opens($kind, $word)) {
            $open[] = [ENDS[$word], $line];
        }
        $line += preg_match_all(LINE_END, $word);
    }
    return $open ? end($open)[1] : null;
}

function opens(?int $kind, string $word): bool
{
    return isset(ENDS[$word])
        && in_array($kind, [null, T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES], true);
}

// Plain characters have no kind; a heredoc ends with a token of its own.
function closes(int|string $end, ?int $kind, string $word): bool
{
    return is_int($end) ? $kind === $end : $kind === null && $word === $end;
}
