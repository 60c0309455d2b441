"""What is in the rows of a run: how finely programs are cut, how differently, and at what cost."""
