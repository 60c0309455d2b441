"""``python -m lintseq``: the command line, for whoever has this Python but not its scripts."""

from __future__ import annotations

from lintseq.cli.main import main

if __name__ == "__main__":
    main()
