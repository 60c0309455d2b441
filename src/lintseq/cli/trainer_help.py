"""Help that shows what the installed trainers are and what each lets its user set."""

from __future__ import annotations

import click

from lintseq.cli.option_help import option_row


class TrainerHelp(click.Command):
    """A command whose help ends with the trainers, their sizes and their options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each trainer."""
        from lintseq.core.errors import LintseqError
        from lintseq.core.host import default_host

        try:
            trainers = default_host().trainers.things.values()
        except LintseqError as error:
            formatter.write_paragraph()
            formatter.write_text(f"The trainers cannot be listed: {error}")
            return
        for trainer in trainers:
            with formatter.section(f"Trainer '{trainer.name}'"):
                formatter.write_text(trainer.summary)
                rows = [(f"--init {name}", summary) for name, summary in trainer.sizes.items()]
                rows += [option_row(option) for option in trainer.options]
                formatter.write_dl(rows)
