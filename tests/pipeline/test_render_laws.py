"""What is rendered reads back to the row's states, in every format and shape, from every state."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.core.serializer import Faults
from lintseq.core.training_text import prompt_of
from lintseq.pipeline.render.renderer import Renderer
from lintseq.pipeline.render.settings import RenderSettings, Target, TooLong
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance, Row, decode_row
from lintseq.pipeline.tokens import TokenCounter
from lintseq.testing.strategies import creations, sequences, texts

FORMATS = default_host().serializers.things
CHARACTERS = TokenCounter("characters", "0", lambda text, around: list(map(ord, text)))
"""Every character is a token, and the end of text one more."""
WORDS = TokenCounter("words", "0", lambda text, around: [*map(len, re.findall(r"\w+|\W+", text))])
"""Words and what is between them are tokens: those of two edits do not add up to those of both."""
STATES = st.none() | st.integers(0, 3)
TARGETS: st.SearchStrategy[Target] = st.sampled_from(["remaining", "next"])
MADE = Provenance(
    linter={"name": "pyflakes", "version": "4", "tier": "semantic", "level": "default"},
    sampler={"name": "lintseq", "preset": "default", "options": {}},
    format="unified",
    seed=3,
    lintseq_version="0",
)


@st.composite
def rows(draw: st.DrawFn, of: st.SearchStrategy[EditSequence] | None = None) -> Row:
    """Rows as a file gives them."""
    sequence = draw(sequences() if of is None else of)
    change = sequence.change
    instruction = draw(st.none() | texts(max_lines=2))
    program = Program(change.target, "python", "one", instruction, change.base)
    edits = FORMATS["unified"].encode(sequence)
    line = RowEncoder(program, MADE).encode(draw(st.integers(0, 4)), sequence, edits)
    return decode_row(json.loads(line), "rows.jsonl:1")


def rendered(renderer: Renderer, row: Row) -> list[Mapping[str, Any]]:
    """The row's examples, as a reader of JSON has them."""
    found = renderer.examples(row, "run", "rows.jsonl:1")
    return [json.loads(json.dumps(columns)) for columns in found]


def both(shape: str, columns: Mapping[str, Any]) -> tuple[str, str]:
    """Prompt and completion, from the columns of a shape."""
    if shape == "prompt-completion":
        return columns["prompt"], columns["completion"]
    if shape == "messages":
        asked, answered = columns["messages"]
        assert (asked["role"], answered["role"]) == ("user", "assistant")
        return asked["content"], answered["content"]
    text, spans = columns["text"], columns["spans"]
    begin = spans[0][0] if spans else len(text)
    assert [one[0] for one in spans[1:]] == [one[1] for one in spans[:-1]]
    assert not spans or spans[-1][1] == len(text)
    return text[:begin], text[begin:]


def check_example(
    row: Row, settings: RenderSettings, columns: Mapping[str, Any]
) -> tuple[int, int]:
    """The example reads back strictly, to the states that it is for; its part is returned."""
    start, stop = columns["start"], columns["stop"]
    states = list(row.sequence.states())
    prompt, completion = both(settings.shape, columns)
    assert columns["state"] == states[start]
    assert prompt == prompt_of(row.program.instruction, states[start])
    serializer = FORMATS[settings.format]
    edits = serializer.decode(completion, strict=True).edits
    reached = [states[start], *serializer.replay(states[start], edits, Faults())]
    assert reached[-1] == states[stop]
    if serializer.keeps_states:
        assert reached == states[start : stop + 1]
        if settings.shape == "text":
            assert len(columns["spans"]) == len(edits) + 2 * (
                settings.upstream_end and stop == len(row.sequence)
            )
    assert columns["edits"] == len(row.sequence)
    return start, stop


@pytest.mark.parametrize("shape", ["prompt-completion", "messages", "text"])
@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=30)
@given(row=rows(), from_states=STATES, target=TARGETS, compat=st.booleans())
def test_examples_read_back(
    name: str, shape: str, row: Row, from_states: int | None, target: Target, compat: bool
) -> None:
    asked = RenderSettings(name, shape, from_states=from_states, target=target, upstream_end=compat)
    assume(name == "unified" or not compat)
    renderer = Renderer(asked)
    parts = [check_example(row, asked, columns) for columns in rendered(renderer, row)]
    total = len(row.sequence)
    between = max(total - 1, 0)
    assert len(parts) == 1 + (between if from_states is None else min(from_states, between))
    assert [start for start, _ in parts] == sorted({start for start, _ in parts})
    assert parts[0][0] == 0
    for start, stop in parts:
        assert stop == (min(start + 1, total) if target == "next" else total)
    assert renderer.account.whole == renderer.account.asked == len(parts)


@settings(deadline=None, max_examples=60)
@given(row=rows(sequences(creations())))
def test_upstream_has_the_edits(row: Row) -> None:
    (columns,) = rendered(Renderer(RenderSettings(shape="upstream")), row)
    unified = FORMATS["unified"]
    # Their finetune.py makes the text so.
    text = "\n<|diff|>".join(["", *columns["edit_path"], "", ""])
    reached = ["", *unified.replay("", unified.decode(text).edits, Faults())]
    assert reached[-1] == row.program.text == columns["source_response"]
    assert columns["source_instruction"] == (row.program.instruction or "")
    assert sorted(columns) == sorted(
        ["edit_path", "index", "source_file", "source_instruction", "source_response"]
    )


@pytest.mark.parametrize("shape", ["prompt-completion", "text"])
@pytest.mark.parametrize("name", ["unified", "search-replace", "json"])
@settings(deadline=None, max_examples=40)
@given(
    counter=st.sampled_from([CHARACTERS, WORDS]),
    row=rows(),
    limit=st.integers(1, 150),
    too_long=st.sampled_from(["drop", "truncate", "split"]),
    from_states=STATES,
    target=TARGETS,
)
def test_the_limit_holds_and_no_edit_is_lost_in_silence(
    name: str,
    shape: str,
    counter: TokenCounter,
    row: Row,
    limit: int,
    too_long: TooLong,
    from_states: int | None,
    target: Target,
) -> None:
    free = RenderSettings(name, shape, from_states=from_states, target=target)
    asked = RenderSettings(
        name, shape, limit, too_long=too_long, from_states=from_states, target=target
    )
    wanted = rendered(Renderer(free, counter), row)
    renderer = Renderer(asked, counter)
    made = rendered(renderer, row)
    account = renderer.account
    for columns in made:
        check_example(row, asked, columns)
        assert columns["prompt_tokens"] + columns["completion_tokens"] <= limit
        prompt, completion = both(shape, columns)
        assert columns["prompt_tokens"] == counter.of_prompt(prompt)
        assert columns["completion_tokens"] == counter.of_completion(completion)
    assert account.asked == len(wanted)
    assert account.examples == len(made)
    edits = sum(one["stop"] - one["start"] for one in wanted)
    written = sum(one["stop"] - one["start"] for one in made)
    assert account.edits_left_out == edits - written
    fitting = [one for one in wanted if one["prompt_tokens"] + one["completion_tokens"] <= limit]
    assert account.whole == len(fitting)
    assert all(one in made for one in fitting)
    if too_long == "drop":
        assert made == fitting


@settings(deadline=None, max_examples=60)
@given(row=rows(sequences(creations())), limit=st.integers(1, 120))
def test_pieces_are_as_long_as_they_can_be(row: Row, limit: int) -> None:
    """A piece ends where one more edit would be too much; an edit that is left out is too long."""
    total = len(row.sequence)
    every = rendered(Renderer(RenderSettings(from_states=None, target="next"), CHARACTERS), row)
    alone = {one["start"]: one["prompt_tokens"] + one["completion_tokens"] for one in every}
    texts_of = {one["start"]: one["completion_tokens"] - 1 for one in every}
    asked = RenderSettings(max_tokens=limit, too_long="split")
    made = rendered(Renderer(asked, CHARACTERS), row)
    place = 0
    for one in made:
        assert all(alone[skipped] > limit for skipped in range(place, one["start"]))
        length = one["prompt_tokens"] + one["completion_tokens"]
        if one["stop"] < total:
            assert length + texts_of[one["stop"]] > limit
        place = one["stop"]
    assert all(alone[skipped] > limit for skipped in range(place, total) if total)


def test_a_draw_hangs_on_seed_and_row_alone() -> None:
    program = Program("".join(f"a{n} = {n}\n" for n in range(20)), "python", "one", "Write it.")
    change = Change.creation(program.text)
    sequence = EditSequence(change, tuple((row,) for row in change.differing_rows))
    edits = FORMATS["unified"].encode(sequence)
    drawn = {}
    for path, seed in product((0, 1), (0, 1)):
        line = RowEncoder(program, MADE).encode(path, sequence, edits)
        row = decode_row(json.loads(line), "rows.jsonl:1")
        asked = RenderSettings(from_states=3, seed=seed)
        first, again = (rendered(Renderer(asked), row) for _ in range(2))
        assert first == again
        drawn[path, seed] = tuple(one["start"] for one in first)
    assert len(set(drawn.values())) == len(drawn)
