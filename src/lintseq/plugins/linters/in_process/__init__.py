"""What linters share whose tool is a Python library that parses in this process."""
