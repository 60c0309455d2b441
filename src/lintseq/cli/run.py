"""``lintseq run``: a whole experiment from one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintseq.cli.options import cores, debug_option, quiet_option, workers_option

if TYPE_CHECKING:
    from lintseq.pipeline.experiment.folder import WorkFolder
    from lintseq.pipeline.experiment.plan import Plan
    from lintseq.pipeline.experiment.read import Experiment

RUNS = "runs"
"""Where work folders are made, unless --out says otherwise."""


@click.command()
@click.argument("experiment", metavar="EXPERIMENT.yaml", required=False)
@click.option("--quick", is_flag=True, help="Run it as its section 'quick' has it: smaller.")
@click.option(
    "--data", metavar="FILE", help="Take rows from here, whatever the section 'data' says."
)
@click.option(
    "--out", "-o", help="The work folder.  [default: runs/NAME, or runs/NAME-quick with --quick]"
)
@click.option("--overwrite", is_flag=True, help="Take nothing for done: run every step anew.")
@click.option("--plan", "plan_only", is_flag=True, help="Print settings and commands; run nothing.")
@click.option(
    "--schema", "schema_only", is_flag=True, help="Print the JSON Schema of experiment files."
)
@workers_option
@quiet_option
@debug_option
def command(
    experiment: str | None,
    quick: bool,
    data: str | None,
    out: str | None,
    overwrite: bool,
    plan_only: bool,
    schema_only: bool,
    workers: int | None,
    quiet: bool,
) -> None:
    """Run a whole experiment: data, edit sequences, training sets, models, verdicts, report.

    EXPERIMENT.yaml has a section for each stage; what it leaves out has defaults, which --plan
    shows. Paths in it are taken from its own folder. Each step is one command of lintseq, and runs
    when what it depends on is done. Run again, after an interruption or a change, only what is
    missing or depends on the change is done.
    """
    from lintseq.pipeline.experiment.plan import make_plan

    if schema_only:
        _print_schema()
        return
    if experiment is None:
        raise click.UsageError("Missing argument 'EXPERIMENT.yaml'.", click.get_current_context())
    read = _read(Path(experiment), data, quick=quick)
    plan = make_plan(read.steps)
    folder = Path(out or Path(RUNS) / (read.name + ("-quick" if quick else "")))
    if plan_only:
        _print_plan(read, plan, folder)
        return
    _run(read, plan, folder, workers or cores(), overwrite=overwrite, quiet=quiet)


def _read(path: Path, data: str | None, *, quick: bool) -> Experiment:
    """The experiment; if more than one thing is wrong with it, each is told in its own line."""
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.experiment.faults import ExperimentFaults
    from lintseq.pipeline.experiment.read import read_experiment

    try:
        return read_experiment(path, quick=quick, data=None if data is None else Path(data))
    except ExperimentFaults as error:
        lines = error.lines()
        if len(lines) == 1:
            raise
        for line in lines:
            words_console().print(harmless(line), style="red")
        raise UsageError(f"'{path}' has {len(lines)} faults, told above: mend them.") from None


def _print_schema() -> None:
    import json

    from lintseq.pipeline.experiment.schema import experiment_schema, line_of_stages

    click.echo(json.dumps(experiment_schema(line_of_stages()), indent=2))


def _print_plan(read: Experiment, plan: Plan, folder: Path) -> None:
    """Settings as YAML that can be run as it stands, and commands as comments below."""
    import shlex

    from lintseq.cli.terminal import harmless
    from lintseq.pipeline.experiment.folder import WorkFolder

    click.echo(_settings(read), nl=False)
    work = WorkFolder(folder)
    click.echo(f"\n# {len(plan.steps)} commands, run in {harmless(str(folder))}/:")
    for name, step in plan.steps.items():
        done = work.seconds(step, plan.fingerprints[name]) is not None
        words = shlex.join(["lintseq", *plan.arguments(step)])
        click.echo(f"# {'(done) ' if done else ''}{harmless(words)}")


def _settings(read: Experiment) -> str:
    import yaml

    text: str = yaml.safe_dump(dict(read.settings), sort_keys=False, allow_unicode=True)
    return text


def _run(
    read: Experiment, plan: Plan, folder: Path, workers: int, *, overwrite: bool, quiet: bool
) -> None:
    from lintseq.cli.run_display import watching
    from lintseq.cli.terminal import words_console
    from lintseq.pipeline.experiment.folder import WorkFolder
    from lintseq.pipeline.experiment.run import Run

    work = WorkFolder(folder)
    with watching(plan, words_console(), quiet=quiet) as watcher:
        run = Run(plan, work, workers, watcher)
        try:
            run.run(_settings(read), overwrite=overwrite)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(
                "Interrupted: the same command goes on with what is done so far."
            ) from None
    if not quiet:
        _print_account(plan, work, folder)


def _print_account(plan: Plan, work: WorkFolder, folder: Path) -> None:
    """How long each step took, in this run or an earlier one, and the results with their places."""
    from lintseq.cli.terminal import bare_table, harmless, page_console

    table = bare_table("step", "seconds", "output")
    table.columns[1].justify = "right"
    for name, step in plan.steps.items():
        seconds = work.seconds(step, plan.fingerprints[name]) or 0.0
        table.add_row(name, f"{seconds:.1f}", harmless(str(folder / step.path)))
    console = page_console()
    console.print(table)
    for step in plan.results():
        console.print()
        for line in work.words(step):
            console.print(harmless(line))
        page = folder / step.path / "index.html"
        console.print(harmless(f"→ {page if page.is_file() else folder / step.path}"))
