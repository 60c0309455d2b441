"""Dedup: rows without their duplicates and without what benchmarks ask, and why each one left."""
