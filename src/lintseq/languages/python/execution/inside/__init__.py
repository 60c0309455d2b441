"""What runs inside sandboxes: with the standard library alone, and with no word to say on verdicts.

The program and its tests run in two confined processes, in which these modules are placed under
their own names: `program_side` with the program, `tests_side` with the tests, and what both share.
They send each other plain values, and references to what cannot be sent.
"""
