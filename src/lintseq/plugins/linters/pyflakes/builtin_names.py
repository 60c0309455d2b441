"""The names that Python itself defines, the same whatever a package has added to `builtins`.

``gettext`` installs ``_``, a debugger its breakpoint, an interactive shell the last result: asking
the running interpreter would make verdicts depend on what is installed. So the names stand here,
as ``python -I -c 'import builtins; print(dir(builtins))'`` gives them.
"""

from __future__ import annotations

import builtins
import sys

_SINCE_3_10 = """
ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
EnvironmentError Exception False FileExistsError FileNotFoundError FloatingPointError FutureWarning
GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError
IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError
ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError
UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning
ValueError Warning ZeroDivisionError
__build_class__ __debug__ __doc__ __import__ __loader__ __name__ __package__ __spec__
abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile
complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format
frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license
list locals map max memoryview min next object oct open ord pow print property quit range repr
reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
"""
_ADDED_IN = {
    (3, 11): "BaseExceptionGroup ExceptionGroup",
    (3, 13): "PythonFinalizationError _IncompleteInputError",
}
_NEWEST_KNOWN = (3, 14)
_OF_EVERY_MODULE = "__file__ __builtins__ __annotations__"
_ELSEWHERE = "WindowsError"


def _names() -> frozenset[str]:
    version = sys.version_info[:2]
    words = " ".join(
        [
            _SINCE_3_10,
            _OF_EVERY_MODULE,
            _ELSEWHERE,
            *(added for since, added in _ADDED_IN.items() if since <= version),
        ]
    )
    # A Python newer than this table is asked itself: better its names and a stranger's than none.
    newer = dir(builtins) if version > _NEWEST_KNOWN else ()
    return frozenset(words.split()).union(newer)


BUILTIN_NAMES = _names()
"""What a program may use without making it, under the Python that runs this."""
