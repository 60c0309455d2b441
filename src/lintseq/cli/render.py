"""``lintseq render``: rows as training data."""

from __future__ import annotations

import click

from lintseq.cli.options import debug_option, quiet_option


class StateCount(click.ParamType["int | None"]):
    """A number of states, or ``all`` of them, for which None stands."""

    name = "count"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | None:
        """The number."""
        if value == "all":
            return None
        if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()):
            return int(value)
        return self.fail(f"{value!r} is no number of states, and not 'all'.", param, ctx)


@click.command()
@click.argument("rows", metavar="ROWS...", nargs=-1, required=True)
@click.option(
    "--format",
    "-f",
    "format_name",
    default="unified",
    show_default=True,
    help="The text format of the edits.",
)
@click.option(
    "--shape",
    default="prompt-completion",
    show_default=True,
    help="The columns: prompt-completion, messages, text, upstream, or a plugin's.",
)
@click.option(
    "--tokenizer",
    metavar="PATH",
    help="Count tokens by it: a file tokenizer.json, or a folder that transformers reads.",
)
@click.option(
    "--max-tokens",
    type=click.IntRange(min=1),
    help="Longer examples are too long: prompt, completion and end of text together.",
)
@click.option(
    "--too-long",
    type=click.Choice(["drop", "truncate", "split"]),
    default="drop",
    show_default=True,
    help="What becomes of them; truncated and split behind the last edit that fits.",
)
@click.option(
    "--from-states",
    type=StateCount(),
    metavar="all|N",
    default=0,
    show_default=True,
    help="Besides the example from the beginning, N that begin at states between.",
)
@click.option(
    "--target",
    type=click.Choice(["remaining", "next"]),
    default="remaining",
    show_default=True,
    help="What is learnt at a state: all remaining edits, or the next one.",
)
@click.option(
    "--compat",
    type=click.Choice(["upstream"]),
    help="End programs by two empty edits, as the paper's authors do.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the states drawn.")
@click.option(
    "--out",
    "-o",
    help="A folder (ends with /, or exists) for examples and dataset card, a file, whose ending "
    "says the format, hf:NAME for a dataset's folder, or - for standard output."
    "  [default: standard output]",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@quiet_option
@debug_option
def command(
    rows: tuple[str, ...],
    tokenizer: str | None,
    out: str | None,
    overwrite: bool,
    quiet: bool,
    **asked: object,
) -> None:
    """Turn rows into training data, in any text format, without linting again.

    ROWS are run folders and files that 'lintseq generate' wrote. An example is an instruction and
    the edits that make the program. Several formats of one run are several renderings.
    """
    import lintseq
    from lintseq.cli.destination import Destination
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.pipeline.render.folder import refuse_render_folder, write_folder, write_lines
    from lintseq.pipeline.render.rendering import Rendering
    from lintseq.pipeline.render.settings import RenderSettings
    from lintseq.pipeline.table_file import begin_rows
    from lintseq.pipeline.tokens import load_token_counter

    settings = RenderSettings(
        format=str(asked.pop("format_name")),
        upstream_end=asked.pop("compat") == "upstream",
        **asked,  # type: ignore[arg-type]
    )
    destination = Destination(out, None, overwrite=overwrite)
    target = destination.target
    folder = destination.path if destination.is_folder else None
    if folder is not None:
        refuse_render_folder(folder, overwrite=overwrite)
    elif target is not None:
        target.check(overwrite=overwrite)
    settings.check()
    counter = None if tokenizer is None else load_token_counter(tokenizer)
    rendering = Rendering(rows, settings, counter, lintseq_version=lintseq.__version__)
    if folder is not None:
        write_folder(rendering, folder)
    else:
        with begin_rows(target) as file:
            write_lines(file, rendering.lines())
    if not quiet:
        where = "standard output" if destination.path is None else out
        words_console().print(harmless(f"{rendering.account} → {where}"))
