"""``lintseq run``: every step once, whatever happens in between."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

Finished = subprocess.CompletedProcess[str]
Links = Mapping[str, Sequence[str]]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
PATIENCE = 60.0
"""Seconds for what should take a fraction of one, on a machine that is busy."""
DIAMOND: Links = {"first": [], "left": ["first"], "right": ["first"], "last": ["left", "right"]}


class Work:
    """A folder with an experiment of relayed steps, and runs of it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.out = folder / "out"
        self._environment = environment
        self._runs: list[subprocess.Popen[bytes]] = []

    def write(self, programs: Sequence[str], **settings: Any) -> None:
        """The experiment, over these programs."""
        rows = [{"id": f"r{n}", "program": program} for n, program in enumerate(programs)]
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (self.folder / "rows.jsonl").write_text(text)
        relay = {"file": "rows.jsonl", "links": DIAMOND, "linter": "moody", **settings}
        document = {"name": "test", "relay": relay, "quick": {"relay": {"links": {"more": []}}}}
        (self.folder / "e.yaml").write_text(yaml.safe_dump(document, sort_keys=False))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A run that goes on while the test does, alone in its process group."""
        process = subprocess.Popen(
            [LINTSEQ, "run", "e.yaml", "-o", str(self.out), "-w", "2", *arguments],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._runs.append(process)
        return process

    def run(self, *arguments: str) -> Finished:
        """A run, to its end."""
        return self.end(self.start(*arguments))

    def end(self, process: subprocess.Popen[bytes]) -> Finished:
        """Wait for the end of a run."""
        out, err = process.communicate(timeout=PATIENCE)
        return Finished([], process.returncode, out.decode(), err.decode())

    def ran(self, finished: Finished) -> list[str]:
        """The steps that ran, and were not done before."""
        lines = finished.stderr.split("\n")
        return [line.removesuffix(": begins") for line in lines if line.endswith(": begins")]

    def tree(self) -> dict[str, str]:
        """Every file below the work folder by its hash, but for logs and times."""
        found = {}
        for path in [path for path in self.out.rglob("*") if path.is_file()]:
            name = str(path.relative_to(self.out))
            data = path.read_bytes()
            if name.endswith(".done"):
                data = json.loads(data)["fingerprint"].encode()
            if not name.startswith("logs") and name != ".lock":
                found[name] = hashlib.sha256(data).hexdigest()
        return found

    def children(self) -> list[int]:
        """Processes that work on this folder."""
        found = []
        for path in [path for path in Path("/proc").iterdir() if path.name.isdecimal()]:
            try:
                if (path / "cwd").readlink() == self.out:
                    found.append(int(path.name))
            except OSError:
                continue
        return found

    def await_that(self, holds: Callable[[], object]) -> None:
        """Wait until it holds; fail if it never does."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.02)

    def clear(self) -> None:
        """Kill what is left."""
        for process in self._runs:
            process.kill()
            process.communicate()


@pytest.fixture
def work(
    tmp_path: Path, environment: dict[str, str], plugged: Callable[..., dict[str, str]]
) -> Iterator[Work]:
    """An experiment of four steps, quick ones."""
    made = Work(tmp_path, {**environment, **plugged("relay", "moody")})
    made.write(["a = 1\n", "b = 2\n"])
    yield made
    made.clear()


def test_every_step_runs_once(work: Work) -> None:
    done = work.run()
    assert done.returncode == 0, done
    assert work.ran(done) == ["first", "left", "right", "last"]
    rows = done.stdout.split("\n")
    assert rows[0].split() == ["step", "seconds", "output"]
    assert [row.split()[0] for row in rows[1:5]] == ["first", "left", "right", "last"]
    assert rows[5] == ""
    assert rows[6].startswith("4 programs: 4 sequences, 0 rejects")
    assert rows[7:] == [f"→ {work.out / 'last.jsonl'}", ""]
    first = work.tree()
    again = work.run()
    assert (again.returncode, work.ran(again)) == (0, [])
    assert again.stdout == done.stdout
    assert again.stderr.count("done before") == 4
    assert work.tree() == first
    work.out = work.out.rename(work.folder / "elsewhere")
    assert work.ran(work.run()) == []
    assert work.ran(work.run("--overwrite")) == ["first", "left", "right", "last"]
    assert work.tree() == first


@pytest.mark.campaign
def test_a_change_runs_what_depends_on_it(work: Work) -> None:
    assert work.run().returncode == 0
    work.write(["a = 1\n", "b = 2\n"], seeds={"left": 1}, links={**DIAMOND, "more": ["right"]})
    assert work.ran(work.run()) == ["left", "more", "last"]
    (work.out / "right.jsonl").unlink()
    assert work.ran(work.run()) == ["right"]
    work.write(["a = 2\n"], links={"first": []})
    assert work.ran(work.run()) == ["first"]


def test_it_says_what_it_would_do(work: Work) -> None:
    planned = work.run("--plan", "--quick")
    assert planned.returncode == 0
    assert not work.out.exists()
    resolved = yaml.safe_load(planned.stdout)
    assert resolved["relay"]["seeds"] == {}
    assert resolved["relay"]["links"] == {**DIAMOND, "more": []}
    assert "quick" not in resolved
    commands = [line for line in planned.stdout.split("\n") if line.startswith("# lintseq ")]
    assert len(commands) == 5
    assert "lintseq generate left.jsonl right.jsonl" in commands[3]
    work.write(["a = 1\n"], links={"first": []})
    (work.folder / "e.yaml").write_text(work.run("--plan").stdout)
    assert work.run().returncode == 0
    assert work.run("--plan").stdout.count("# (done) lintseq generate") == 1


def test_a_step_that_fails(work: Work) -> None:
    work.write(["a = 1\n"], file="e.yaml", links={"broken": [], "second": ["broken"]})
    failed = work.run()
    assert (failed.returncode, failed.stdout) == (2, "")
    log, words = work.out / "logs" / "broken.log", failed.stderr.split("\n")
    assert words[0] == "broken: begins"
    assert words[1] == f"broken: {log.read_text().rstrip()}"
    command = f"cd {work.out} && lintseq generate {work.folder / 'e.yaml'} --lang python"
    assert words[2].startswith(f"broken: failed; to see it again: {command}")
    assert words[3] == (
        f"Error: The step 'broken' ended with exit code 2; its words are in '{log}', and the "
        "experiment goes on from it when it is started again."
    )
    assert words[4:] == [""]


def kill(process: subprocess.Popen[bytes], others: Sequence[int] = ()) -> None:
    """What no process can answer."""
    for number in others:
        os.kill(number, signal.SIGKILL)
    process.kill()
    process.communicate()


@pytest.mark.campaign
def test_killed_anywhere_it_ends_as_if_nothing_had_been(work: Work) -> None:
    work.write([f"a = {n}  # NAP\n" for n in range(3)])
    assert work.run().returncode == 0
    undisturbed = work.tree()
    steps = work.out / "steps"

    def check_rest(killed_at: str) -> None:
        assert killed_at in work.ran(work.run())
        assert work.tree() == undisturbed

    # In the middle of a step, with everything that works on it, and the run alone.
    for name, with_children in (("first", True), ("left", False), ("last", True)):
        begun = steps / f"{name}.begun"
        begun.write_text("of another")
        for mark in [*steps.glob("*.done")] if name == "first" else [steps / f"{name}.done"]:
            mark.unlink()
        running = work.start()
        work.await_that(lambda: begun.is_file() and begun.stat().st_size > 20)  # noqa: B023
        work.await_that(work.children)
        kill(running, work.children() if with_children else ())
        assert not (steps / f"{name}.done").exists()
        check_rest(name)
    # Just after a mark.
    for mark in steps.glob("*.done"):
        mark.unlink()
    running = work.start()
    work.await_that((steps / "first.done").exists)
    kill(running)
    check_rest("last")


def test_nothing_goes_on_without_the_run(work: Work) -> None:
    work.write([f"a = {n}  # NAP\n" for n in range(500)])
    killed = work.start()
    work.await_that(work.children)
    killed.kill()
    killed.communicate()
    work.await_that(lambda: not work.children())


def test_ctrl_c_ends_all_of_it(work: Work) -> None:
    work.write([f"a = {n}  # NAP\n" for n in range(500)])
    stopped = work.start()
    work.await_that(work.children)
    os.killpg(stopped.pid, signal.SIGINT)
    finished = work.end(stopped)
    assert finished.returncode == 130, finished
    last = finished.stderr.rstrip("\n").split("\n")[-1]
    assert last == "Interrupted: the same command goes on with what is done so far."
    # Workers of a step notice that it is gone.
    work.await_that(lambda: not work.children())


def test_one_run_at_a_time(work: Work) -> None:
    work.write([f"a = {n}  # NAP\n" for n in range(500)])
    busy = work.start()
    work.await_that(work.children)
    second = work.run()
    assert second.returncode == 2
    assert f"Another run is at work in '{work.out}' (process {busy.pid})" in second.stderr


def test_a_folder_with_something_else_in_it(work: Work) -> None:
    work.out.mkdir()
    (work.out / "thesis.txt").write_text("mine")
    refused = work.run()
    assert refused.returncode == 2
    assert "holds something else" in refused.stderr
    assert [path.name for path in work.out.iterdir()] == ["thesis.txt"]


def test_many_faults_at_once(work: Work, refusal: Callable[..., str]) -> None:
    (work.folder / "e.yaml").write_text("name: x\nrelai: {}\ntrian: {}\n")
    refused = work.run()
    assert refused.returncode == 2
    assert refused.stderr == (
        "e.yaml:2:1: relai: there is no 'relai' here: did you mean 'relay'?\n"
        "e.yaml:3:1: trian: there is no 'trian' here: did you mean 'train'?\n"
        "Error: 'e.yaml' has 2 faults, told above: mend them.\n"
    )
    (work.folder / "e.yaml").write_text("name: x\nrelai: {}\n")
    told = refusal(work.run())
    assert told == "e.yaml:2:1: relai: there is no 'relai' here: did you mean 'relay'?"


def test_without_a_file(here: Callable[..., Finished], refusal: Callable[..., str]) -> None:
    assert "Missing argument" in refusal(here("run"))
    assert "No such file" in refusal(here("run", "none.yaml"))


def test_the_schema_is_printed(here: Callable[..., Finished]) -> None:
    printed = here("run", "--schema")
    assert printed.returncode == 0
    assert json.loads(printed.stdout)["title"] == "An experiment of lintseq"
