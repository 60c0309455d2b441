"""Help that shows what kinds of models there are and what each lets its user set."""

from __future__ import annotations

import click

from lintseq.cli.option_help import option_row


class ModelHelp(click.Command):
    """A command whose help ends with the kinds of models and their options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each kind."""
        from lintseq.core.errors import LintseqError
        from lintseq.core.host import default_host

        try:
            kinds = default_host().models.things.values()
        except LintseqError as error:
            formatter.write_paragraph()
            formatter.write_text(f"The kinds of models cannot be listed: {error}")
            return
        for kind in kinds:
            with formatter.section(f"--model {kind.name}:{kind.where}"):
                formatter.write_text(kind.summary)
                rows = [option_row(option) for option in kind.options]
                if rows:
                    formatter.write_dl(rows)
