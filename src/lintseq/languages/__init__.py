"""One small file for each language that comes with lintseq."""
