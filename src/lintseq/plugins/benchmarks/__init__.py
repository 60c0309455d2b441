"""Benchmarks: problems that models are asked, each with hidden tests."""
