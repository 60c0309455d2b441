"""How an option of a plugin looks in ``--help``."""

from __future__ import annotations

from lintseq.core.option import Option


def option_row(option: Option) -> tuple[str, str]:
    """What to write for ``option``, and what it means."""
    values = "|".join(option.choices) or type(option.default).__name__
    default = str(option.default)
    if isinstance(option.default, bool):
        values, default = "true|false", default.lower()
    return f"--set {option.name}={values}", f"{option.summary}  [default: {default}]"
