"""Values cross as they are; bytes that are no values make nothing."""

from __future__ import annotations

import datetime
import math
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.languages.python.execution.inside.values import Malformed, Reader, Writer

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**400), 2**400)
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text(st.characters())
    | st.binary()
    | st.fractions()
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(datetime.timezone.utc))
    | st.times()
    | st.timedeltas()
    | st.sampled_from([int, dict, ValueError, KeyError, ..., NotImplemented, range(3, 9, 2)])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.lists(inner).map(deque)
        | st.sets(SCALARS)
        | st.frozensets(SCALARS)
        | st.dictionaries(SCALARS, inner)
        | st.dictionaries(SCALARS, inner).map(OrderedDict)
    ),
)


def write(value: Any) -> bytes:
    writer = Writer(_none_such)
    writer.write(value)
    return writer.written()


def read(data: bytes) -> Any:
    return Reader(data, lambda letter, number: pytest.fail("a reference")).read()


def _none_such(value: Any) -> Any:
    raise TypeError(f"{value!r} is no value")


@given(VALUES)
def test_values_cross(value: object) -> None:
    found = read(write(value))
    assert found == value
    assert type(found) is type(value)


@given(SCALARS)
def test_one_value_crosses_to_the_letter(value: object) -> None:
    assert repr(read(write(value))) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        Counter("hello"),
        defaultdict(int, {1: 2}),
        deque([1, 2], maxlen=2),
        bytearray(b"abc"),
        "\ud800\udc00 \udfff",
        -0.0,
        math.inf,
        10**4000,
        slice(1, None, 2),
        Decimal("1.10"),
        Fraction(1, 3),
        datetime.time(1, 2, fold=1),
    ],
    ids=repr,
)
def test_a_value_crosses(value: object) -> None:
    found = read(write(value))
    assert (found, repr(found), type(found)) == (value, repr(value), type(value))


def test_not_a_number_crosses() -> None:
    assert math.isnan(read(write(math.nan)))


def test_a_named_tuple_keeps_its_names() -> None:
    pair = namedtuple("pair", "left right")
    found = read(write(pair(1, [2])))
    assert (found.left, found.right, found) == (1, [2], (1, [2]))


def test_one_list_in_two_places_stays_one() -> None:
    row = [0]
    found = read(write([row, row]))
    assert found[0] is found[1]


def test_a_list_in_itself_crosses() -> None:
    loop: list[Any] = []
    loop.append(loop)
    found = read(write(loop))
    assert found[0] is found


class Pleasing(int):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


@pytest.mark.parametrize("value", [Pleasing(3), [Pleasing(3)], {Pleasing(3): 1}], ids=repr)
def test_subclasses_cross_as_what_they_are_a_kind_of(value: object) -> None:
    found = read(write(value))
    inner = next(iter(found)) if isinstance(found, list | dict) else found
    assert type(inner) is int
    assert inner != 4


@pytest.mark.parametrize("name", ["eval", "open", "exit", "__import__", "breakpoint"])
def test_functions_are_never_named(name: str) -> None:
    with pytest.raises(Malformed):
        read(b"n" + len(name).to_bytes(4, "big") + name.encode())


@given(st.binary())
def test_no_bytes_make_anything_but_data(data: bytes) -> None:
    reader = Reader(data, lambda letter, number: None)
    try:
        found = reader.read()
    # What cannot be understood is caught where messages are read, whatever it raises.
    except Exception:
        return
    assert not callable(found) or isinstance(found, type)
