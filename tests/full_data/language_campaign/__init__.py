"""The campaign over languages: real programs of each, through every preset, and verified."""
