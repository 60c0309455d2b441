"""Experiments: a YAML file with a section for each stage, its plan, its work folder, its run."""
