"""Data in motion: from input files through the engine to output files."""
