"""Help that shows what the installed samplers are and what each lets its user set."""

from __future__ import annotations

import click


class SamplerHelp(click.Command):
    """A command whose help ends with the samplers, their presets and their options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each sampler."""
        from lintseq.core.errors import LintseqError
        from lintseq.core.host import default_host

        try:
            samplers = default_host().samplers.things.values()
        except LintseqError as error:
            formatter.write_paragraph()
            formatter.write_text(f"The samplers cannot be listed: {error}")
            return
        for sampler in samplers:
            with formatter.section(f"Sampler '{sampler.name}'"):
                formatter.write_text(sampler.summary)
                rows = [
                    (f"--preset {name}", preset.summary) for name, preset in sampler.presets.items()
                ]
                for option in sampler.options:
                    values = "|".join(option.choices) or type(option.default).__name__
                    default = str(option.default)
                    if isinstance(option.default, bool):
                        values, default = "true|false", default.lower()
                    rows.append(
                        (f"--set {option.name}={values}", f"{option.summary}  [default: {default}]")
                    )
                formatter.write_dl(rows)
