"""What everything around the linter costs, and how that grows with the lines of a program."""
