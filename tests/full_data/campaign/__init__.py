"""The campaign over whole benchmarks: generate, verify, and check by the second opinion."""
