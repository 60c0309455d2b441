<?php

declare(strict_types=1);

// What the parser says of a program.

const TAG = '<?php ';

class TooDeep extends Exception
{
}

// Everything there is to say; a snippet is read as if an opening tag stood before it.
function found_in(string $text, bool $snippet): array
{
    $before = $snippet ? TAG : '';
    try {
        return html_in(token_get_all($before . $text, TOKEN_PARSE));
    } catch (CompileError $error) {
        if ($error->getMessage() === 'memory exhausted') {
            throw new TooDeep('nested too deeply for PHP\'s parser');
        }
        return [fault_of($error, $before . $text)];
    }
}

function fault_of(CompileError $error, string $code): array
{
    $message = $error->getMessage();
    $cause = null;
    if (preg_match('/^Unclosed .* on line (\d+)/', $message, $place)) {
        $cause = (int) $place[1];
    } elseif (str_contains($message, 'unexpected end of file')) {
        $cause = line_of_open_string($code);
    }
    return [
        'line' => $error->getLine(), 'code' => 'syntax', 'message' => $message,
        'severity' => 'error', 'syntax' => true, 'cause' => $cause,
    ];
}

// What is outside of PHP, line by line: such text is printed as it stands.
function html_in(array $tokens): array
{
    $found = [];
    foreach ($tokens as $token) {
        if (is_array($token) && $token[0] === T_INLINE_HTML) {
            foreach (preg_split(LINE_END, $token[1]) as $below => $part) {
                if (trim($part) !== '') {
                    $found[] = [
                        'line' => $token[2] + $below, 'code' => 'html', 'severity' => 'info',
                        'message' => 'text outside of PHP', 'key' => 'html ' . trim($part),
                    ];
                }
            }
        }
    }
    return $found;
}
