"""Running programs whose tests are one text with them: languages by a toolchain of the machine."""
