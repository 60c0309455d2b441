"""The command line's entry: finds the command, runs it, and turns errors into words and exit codes.

Exit codes: 0 done (rejects included), 1 done with findings, 2 usage or bad input, 3 a needed tool
is missing or broken, 130 interrupted.
"""

from __future__ import annotations

import difflib
import errno
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

import lintseq
from lintseq.cli.terminal import harmless
from lintseq.core.errors import LintseqError, UsageError

COMMANDS = {
    "generate": "Turn finished programs into edit sequences (the default command).",
    "show": "Replay edit sequences step by step, changed lines marked.",
    "render": "Turn edit sequences into training data: any format, any trainer's columns.",
    "verify": "Check every law of edit sequences again, from scratch.",
    "dedup": "Remove duplicates, and rows that repeat benchmarks, and say why each.",
    "convert": "Write rows in another format: Parquet, a dataset's folder, packed JSON lines.",
    "stats": "Say what is in rows: how programs are cut, how differently, at what cost.",
    "problems": "Write a benchmark's problems, or programs to train on, as rows.",
    "train": "Train a model on edit sequences, or on whole programs, to compare.",
    "sample": "Draw completions from a model, and decode them to programs.",
    "evaluate": "Run sampled programs against hidden tests, in a sandbox.",
    "report": "Compare results: pass@k with intervals, curves, and a page to read.",
    "apply": "Apply edits that a model wrote, and print the program.",
    "lint": "Show what a linter sees, and which of it counts as an error.",
    "run": "Run a whole experiment, from data to report, from one file.",
    "languages": "List the languages, with their linters.",
    "setup": "Make languages ready: install what their linters need.",
    "plugins": "List the plugins, and what each supplies.",
    "doctor": "Check what is installed, and say what installs the rest.",
}
"""Each command's name, which is also its module's, and its line in ``lintseq --help``."""


class CommandGroup(click.Group):
    """Loads a command's module when the command is run, and takes ``generate`` for granted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order of a first reading."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called ``cmd_name``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"lintseq.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands' lines, without loading their modules."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``generate`` in front of arguments that begin with no command."""
        own = {"--help", "-h", "--version"}
        if args and args[0] not in COMMANDS and args[0] not in own:
            _refuse_misspelt_command(args[0])
            args = ["generate", *args]
        return super().parse_args(ctx, args)


def _refuse_misspelt_command(word: str) -> None:
    near = difflib.get_close_matches(word, COMMANDS, n=1) if word.isalpha() else []
    if near and not Path(word).exists():
        raise UsageError(
            f"There is no command and no file '{word}': did you mean 'lintseq {near[0]}'?"
        )


HELP = """Finished programs in, verified sequences of error-free edits out.

\b
lintseq --lang python pairs.jsonl -o edits.jsonl     the main job
lintseq --lang python program.py                     watch one program being written
"""


@click.group(
    cls=CommandGroup,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'lintseq COMMAND --help' says more of one. Exit codes: 0 done, 1 done with findings, "
    "2 usage or bad input, 3 a tool is missing or broken, 130 interrupted.",
)
@click.version_option(lintseq.__version__, prog_name="lintseq")
def cli() -> None:
    """Find the command and run it."""


def main() -> None:
    """Run the command line, and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line with ``arguments``, and return the exit code."""
    debug = "--debug" in arguments
    if sys.version_info >= (3, 11):
        # What a number in the data may be must not hang on PYTHONINTMAXSTRDIGITS.
        sys.set_int_max_str_digits(sys.int_info.default_max_str_digits)
    try:
        with cli.make_context("lintseq", list(arguments)) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _fail(_usage(error), 2, debug=debug)
    except LintseqError as error:
        return _fail(str(error), 2 if isinstance(error, UsageError) else 3, debug=debug)
    except KeyboardInterrupt as stop:
        return _fail(str(stop) or "Interrupted.", 130, debug=False)
    except BrokenPipeError:
        # The reader of our output has had enough: so have we.
        _settle_output()
        return 0
    except OSError as error:
        _settle_output()
        return _fail(_system_says(error), 2, debug=debug)
    # The last line of defence: a sentence even for what nobody thought of.
    except Exception as error:
        return _fail(_defect(error), 3, debug=debug)


def _settle_output() -> None:
    """Send what standard output will not take nowhere, or Python would try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}; see '{context.command_path} --help'." if context else f"{message}."


def _system_says(error: OSError) -> str:
    if error.filename is None:
        return f"{error.strerror or error}: see whether standard output is full or closed."
    remedy = "see that it is there" if error.errno == errno.ENOENT else "check its permissions"
    return f"Cannot read or write '{error.filename}': {error.strerror}; {remedy}."


def _defect(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{type(error).__name__} at {place.filename}:{place.lineno}: {error}. This is a defect of "
        "lintseq or of a plugin: --debug shows the traceback for a report."
    )


def _fail(message: str, code: int, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(harmless(message if code == 130 else f"Error: {message}"), err=True)
    return code
