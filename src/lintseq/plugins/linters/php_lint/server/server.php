<?php

declare(strict_types=1);

// A server that says what PHP cannot parse in programs, and which lines of them are outside of PHP,
// one line of JSON each. Programs are parsed and thrown away: nothing of them runs.

require 'parsing.php';
require 'strings.php';

const SNIPPET = 'php-snippet';

function answer_to(array $asked): array
{
    try {
        $found = found_in($asked['text'], $asked['language'] === SNIPPET);
        return ['id' => $asked['id'], 'found' => $found];
    } catch (TooDeep $error) {
        return ['id' => $asked['id'], 'refused' => 'nesting', 'message' => $error->getMessage()];
    } catch (Throwable $error) {
        return ['id' => $asked['id'], 'failed' => get_class($error) . ': ' . $error->getMessage()];
    }
}

function say(array $value): void
{
    fwrite(STDOUT, json_encode($value, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    fflush(STDOUT);
}

say(['protocol' => 1, 'tool' => 'php ' . PHP_VERSION]);

while (($line = fgets(STDIN)) !== false) {
    say(answer_to(json_decode($line, true, 512, JSON_THROW_ON_ERROR)));
}
