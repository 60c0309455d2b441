"""The benchmark: functions of one argument that are called by a verb.

There is a task for each verb and each name of the argument. One of each verb is a problem, the
others are to be trained on: so the problems are new, and what solves them is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.errors import UsageError
from lintseq.core.program import Program
from lintseq.core.random_source import below, random_source

VERBS: Mapping[str, tuple[str, Callable[[int], object]]] = {
    "double": ("{} * 2", lambda given: given * 2),
    "triple": ("{} * 3", lambda given: given * 3),
    "halve": ("{} // 2", lambda given: given // 2),
    "negate": ("-{}", lambda given: -given),
    "square": ("{} * {}", lambda given: given * given),
    "increment": ("{} + 1", lambda given: given + 1),
    "decrement": ("{} - 1", lambda given: given - 1),
    "repeat": ("[{}, {}]", lambda given: [given, given]),
}
"""Each verb with what it says of an argument ``{}``, and what is right."""
NAMES = ("a", "b", "count", "given", "item", "k", "n", "number", "size", "value", "x", "y")
ARGUMENTS = (0, 1, 7, -4, 12)


class Verbs(Benchmark):
    """Eight problems, enough to see that everything works."""

    name = "verbs"
    summary = "a function of one argument for each of eight verbs"
    where = "nothing"

    def problems(self, where: str | None) -> list[Problem]:
        """One a verb."""
        if where is not None:
            raise UsageError(f"The benchmark 'verbs' is in no other place: leave out ':{where}'.")
        return [
            Problem(
                task_id=f"verbs/{verb}",
                instruction=_instruction(verb, name),
                language="python",
                tests=_tests(verb),
                stub=f"def {verb}({name}):\n",
                entry_point=verb,
                solution=_program(verb, name),
            )
            for verb, name in zip(VERBS, NAMES)
        ]

    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        """Any of the others, drawn again and again."""
        asked = set(zip(VERBS, NAMES))
        others = [(verb, name) for verb in VERBS for name in NAMES if (verb, name) not in asked]
        rng = random_source(seed, self.name, 0)
        for number in range(count):
            verb, name = others[below(rng, len(others))]
            yield Program(
                text=_program(verb, name),
                language="python",
                id=f"verbs/train/{number}",
                instruction=_instruction(verb, name),
            )


def _instruction(verb: str, name: str) -> str:
    return f"Use {name} for the argument of {verb}"


def _program(verb: str, name: str) -> str:
    told = VERBS[verb][0].replace("{}", name)
    return f"def {verb}({name}):\n    result = {told}\n    return result\n"


def _tests(verb: str) -> str:
    right = VERBS[verb][1]
    return "".join(f"assert {verb}({given}) == {right(given)}\n" for given in ARGUMENTS)
