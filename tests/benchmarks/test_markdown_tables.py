from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.tables import Table

CELL = st.text(alphabet="ab 1.", max_size=8)


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[CELL] * n), min_size=1)))
def test_all_lines_of_a_table_are_as_wide(rows: list[tuple[str, ...]]) -> None:
    title, blank, *lines = Table("Title", rows[0], rows[1:]).markdown().split("\n")
    assert (title, blank) == ("**Title**", "")
    assert len(lines) == len(rows) + 1
    assert len({len(line) for line in lines}) == 1


def test_words_stand_left_and_numbers_right() -> None:
    text = Table("T", ("name", "value"), [("a", "1"), ("long one", "1234567")]).markdown()
    assert text.split("\n")[2:] == [
        "| name     |   value |",
        "| -------- | ------: |",
        "| a        |       1 |",
        "| long one | 1234567 |",
    ]
