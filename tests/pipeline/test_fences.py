"""Programs in Markdown: which fences are taken, what stands in them, what they were written for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.pipeline.fences import FenceTags, fenced_programs, fences_of

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=9)
FENCES = st.text("`~", min_size=1, max_size=4)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PROGRAMS = st.lists(st.tuples(LINES | FENCES, ENDS).map("".join), max_size=5).map("".join)


def found(text: str, language: str = "python", instruction: str | None = None) -> list[object]:
    """The programs in a text; the message of a rejection."""
    program = Program(text, language, instruction=instruction)
    return [
        each.message if isinstance(each, ProgramRejected) else each.text
        for each in fenced_programs(program, FenceTags.of(default_host().languages.get(language)))
    ]


@settings(deadline=None)
@given(program=PROGRAMS, prose=st.sampled_from(["", "Prose.\n", "> Quote\n\n", "    code\n\n"]))
def test_what_stands_between_fences_is_kept_to_the_byte(program: str, prose: str) -> None:
    longest = max((len(run) for run in re.findall("`+", program)), default=0)
    fence = "`" * max(3, longest + 1)
    opened = f"{prose}{fence}python\n{program}"
    assert found(f"{opened}{fence}\nMore.\n") == [program]
    (open_fence,) = fences_of(opened)
    assert not open_fence.closed
    assert open_fence.content.rstrip("\r\n") == program.rstrip("\r\n")


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("```python\na\n```\n~~~py\nb\n~~~", ["a\n", "b\n"]),
        ("```\nno\n```\n```Python3 title='x.py'\na\n```", ["a\n"]),
        ("```{.python .numberLines}\na\n```\n```{python}\nb\n```", ["a\n", "b\n"]),
        ("```python:main.py\na\n```", ["a\n"]),
        ("```js\nno\n```\n```\na\n```\n````\n```\n````", ["a\n", "```\n"]),
        ("- one\n\n  ```py\n  a\n    b\n  ```\n- two", ["a\n  b\n"]),
        ("> ```py\n> a\n> ```", ["a\n"]),
        ("```py\n```", [""]),
        ("`````py\n```py\na\n```\n`````", ["```py\na\n```\n"]),
        ("```py\na\n```\n```py\nb", ["a\n", "the fence in line 4 of the text is never closed"]),
    ],
)
def test_fences_of_the_language_or_else_those_without_a_tag(
    text: str, programs: list[object]
) -> None:
    assert found(text) == programs


@pytest.mark.parametrize(
    ("language", "tag"), [("cpp", "C++"), ("csharp", "c#"), ("javascript", "jsx"), ("go", "golang")]
)
def test_tags_of_other_languages(language: str, tag: str) -> None:
    assert found(f"```{tag}\na\n```\n```python\nno\n```", language) == ["a\n"]


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("x = 1\n", "no-program", "the text has no code fence"),
        ("    ```py\n    x\n    ```", "no-program", "the text has no code fence"),
        ("Use ```x``` here.", "no-program", "the text has no code fence"),
        ("```js\n1\n```\n```c\n2\n```", "no-program", "no fence of python, only of: c, js"),
        ("```py\n\0\n```", "encoding", "the text with the fences has NUL bytes"),
    ],
)
def test_a_text_without_a_fence_of_the_language(text: str, reason: str, words: str) -> None:
    with pytest.raises(ProgramRejected, match=words) as caught:
        found(text)
    assert caught.value.reason == reason


def test_the_instruction_is_the_text_before_the_fence() -> None:
    text = (
        "\nAdd *x*.\n\n```py\na\n```\n```py\nb\n```\n"
        "Now **y**:\n```js\nc\n```\n> Go.\n```py\nd\n```"
    )
    python = FenceTags.of(default_host().languages.get("python"))
    programs = fenced_programs(Program(text, "python"), python)
    instructions = [each.instruction for each in programs if isinstance(each, Program)]
    assert instructions == ["Add *x*.", None, "> Go."]
    told = fenced_programs(Program(text, "python", instruction="Told."), python)
    assert {each.instruction for each in told if isinstance(each, Program)} == {"Told."}
