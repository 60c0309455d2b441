"""The conformance kit that plugin authors run: the laws of the core as test classes."""
