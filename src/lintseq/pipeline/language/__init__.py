"""Which language a program is in, where a run has programs in many (``--lang auto``)."""
