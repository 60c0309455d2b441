"""Columns to programs: which column of a row is the program, which the instruction, which the id.

What the user names is used as named. What they leave open is looked for in lists of usual names,
row by row, so that no row's reading depends on another's. A name with dots leads into a column:
``meta.code``. A column may also hold a chat, of which the last reply is the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lintseq.core.errors import ProgramRejected
from lintseq.core.program import Program
from lintseq.pipeline.chat import CHAT_COLUMNS, Message, last_reply, last_request
from lintseq.pipeline.nested import Path, hint, locate, value_at, without

INSTRUCTION_COLUMNS = ("instruction", "prompt", "question", "text")
PROGRAM_COLUMNS = (
    "response",
    "output",
    "program",
    "code",
    "canonical_solution",
    "solution",
    "content",
)
ID_COLUMNS = ("id", "task_id", "_id", "uid", "uuid")
COMPLETED_PROMPT = ("prompt", "canonical_solution")
"""The columns of HumanEval and its kin, whose program is the prompt completed by the solution."""


@dataclass(frozen=True)
class Columns:
    """The columns that a user named; None for those to be found.

    Attributes:
        program: the finished program.
        instruction: what it was written for.
        id: what the row is called.
        base: for changes, the text before.
        target: for changes, the text after; another name for ``program``.
        language: what it is written in, where each row tells that.
        fences: whether the program is what stands in Markdown's code fences; None: in the replies
            of chats that have fences.
    """

    program: str | None = None
    instruction: str | None = None
    id: str | None = None
    base: str | None = None
    target: str | None = None
    language: str | None = None
    fences: bool | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that every row must have: the language may be told in other ways, too."""
        names = (self.program, self.instruction, self.id, self.base, self.target)
        return tuple(name for name in names if name is not None)


@dataclass(frozen=True, slots=True)
class Found:
    """What a row holds.

    Attributes:
        program: the program, its text as it stands there.
        is_reply: whether the text is a reply in a chat, and so Markdown.
    """

    program: Program
    is_reply: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A text, and where in the row it is from; ``reply`` is the message that it is, of a chat."""

    text: str
    paths: tuple[Path, ...]
    reply: Message | None = None


def read_program(columns: Mapping[str, object], names: Columns, language: str) -> Found:
    """The program that a row holds.

    Raises:
        ProgramRejected: ``no-program``, with the columns that were found.
    """
    for name in names.named:
        if locate(columns, name) is None:
            raise ProgramRejected(
                "no-program",
                f"there is no column '{name}'{hint(columns, name)}, only: {_listed(columns)}",
            )
    program = _program(columns, names)
    instruction = _instruction(columns, names, program)
    identity = _identity(columns, names)
    base = None if names.base is None else _text(columns, names.base)
    used = [path for part in (program, instruction, base) if part for path in part.paths]
    found = Program(
        text=program.text,
        language=language,
        id="" if identity is None else str(value_at(columns, identity)),
        instruction=None if instruction is None else instruction.text,
        base="" if base is None else base.text,
        metadata=without(columns, [*used, identity] if identity else used),
    )
    return Found(found, is_reply=program.reply is not None)


def _program(columns: Mapping[str, object], names: Columns) -> _Part:
    named = names.target or names.program
    if named is not None:
        return _reply(columns, named) or _text(columns, named)
    found = _first_text(columns, PROGRAM_COLUMNS)
    prompt, solution = COMPLETED_PROMPT
    if found == solution and isinstance(columns.get(prompt), str):
        texts = [_text(columns, name).text for name in COMPLETED_PROMPT]
        return _Part("".join(texts), ((prompt,), (solution,)))
    if found is not None:
        return _text(columns, found)
    chat = next(filter(None, (_reply(columns, name) for name in CHAT_COLUMNS)), None)
    if chat is not None:
        return chat
    if _first_text(columns, ("text",)) is None:
        raise ProgramRejected(
            "no-program",
            f"none of the columns is known to hold programs: {_listed(columns)}; "
            "name it by --program-column",
        )
    return _text(columns, "text")


def _instruction(columns: Mapping[str, object], names: Columns, program: _Part) -> _Part | None:
    if names.instruction is not None:
        return _request(columns, names.instruction, program) or _text(columns, names.instruction)
    if program.reply is not None:
        (path,) = program.paths
        chat = value_at(columns, path[:-1])
        request = last_request(chat, before=program.reply)
        if request is not None:
            return _Part(request.text, ((*path[:-1], request.index),))
    taken = program.paths if len(program.paths) == 1 else ()
    free = [name for name in INSTRUCTION_COLUMNS if (name,) not in taken and name != names.base]
    found = _first_text(columns, free)
    return None if found is None else _text(columns, found)


def _reply(columns: Mapping[str, object], name: str) -> _Part | None:
    """The last reply of the chat called ``name``; None if it is none, or has none."""
    path = locate(columns, name)
    reply = None if path is None else last_reply(value_at(columns, path))
    if path is None or reply is None:
        return None
    return _Part(reply.text, ((*path, reply.index),), reply)


def _request(columns: Mapping[str, object], name: str, program: _Part) -> _Part | None:
    """The last request of the chat called ``name``, of the program's own chat that before it."""
    path = locate(columns, name) or ()
    own = program.reply is not None and program.paths == ((*path, program.reply.index),)
    request = last_request(value_at(columns, path), program.reply if own else None)
    return None if request is None else _Part(request.text, ((*path, request.index),))


def _identity(columns: Mapping[str, object], names: Columns) -> Path | None:
    for name in ID_COLUMNS if names.id is None else (names.id,):
        path = locate(columns, name)
        if path is not None and _is_id(value_at(columns, path)):
            return path
    return None


def _first_text(columns: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next((name for name in names if isinstance(columns.get(name), str)), None)


def _text(columns: Mapping[str, object], name: str) -> _Part:
    path = locate(columns, name) or (name,)
    value = value_at(columns, path)
    if not isinstance(value, str):
        kind = "nothing" if value is None else f"a {type(value).__name__}"
        raise ProgramRejected("no-program", f"the column '{name}' holds {kind}, not text")
    return _Part(value, (path,))


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


def _listed(columns: Mapping[str, object]) -> str:
    return ", ".join(f"'{name}'" for name in columns) or "none"
