"""The figures that the Python engine is to reach, each measured beside what it is compared with."""
