"""``lintseq evaluate``: which sampled programs pass their problems' hidden tests."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintseq.cli.evaluate_progress import judging_progress
from lintseq.cli.options import cores, debug_option, quiet_option

if TYPE_CHECKING:
    from lintseq.pipeline.evaluate import Evaluation
    from lintseq.pipeline.evaluate_summary import EvaluationSummary


@click.command()
@click.argument("samples", metavar="SAMPLES")
@click.option(
    "--benchmark", required=True, metavar="NAME[:WHERE]", help="What the samples are for."
)
@click.option(
    "--allow-code-execution",
    is_flag=True,
    help="Do run the programs. Without it nothing is run, and nothing written.",
)
@click.option(
    "--sandbox", metavar="NAME", help="Where programs run.  [default: the strongest that works]"
)
@click.option(
    "--workers",
    "-w",
    type=click.IntRange(min=1),
    help="Programs that run at once.  [default: one a core]",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="For one program with all its tests.",
)
@click.option("--out", "-o", required=True, help="The file of results.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it is there.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with a run that was killed; leave a finished one as it is.",
)
@quiet_option
@debug_option
def command(
    samples: str,
    benchmark: str,
    allow_code_execution: bool,
    sandbox: str | None,
    workers: int | None,
    time_limit: float,
    out: str,
    overwrite: bool,
    resume: bool,
    quiet: bool,
) -> None:
    """Run sampled programs against their problems' hidden tests, in a sandbox.

    SAMPLES has rows with 'task_id' and 'solution', a whole program, or 'completion', which
    continues the problem's stub; 'lintseq sample' writes such files. The results are these rows,
    in the same order, with 'passed', 'outcome', 'sandbox' and 'seconds'.

    Programs by models do what they like: so they run without network, in an empty file system,
    within limits. A program that several samples of a problem share is run once. Where the sandbox
    itself failed, and again when tried anew, nothing is said of the program, and the sample is
    counted apart.
    """
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.outputs import refuse_existing

    if not allow_code_execution:
        raise UsageError(
            f"This would run the programs in '{samples}', which may do anything, in a sandbox: "
            "add --allow-code-execution if that is what you want."
        )
    path = Path(out)
    refuse_existing([path], overwrite=overwrite or resume)
    evaluation = _evaluation(samples, benchmark, sandbox, time_limit, workers)
    began = time.monotonic()
    summary = _evaluated(evaluation, path, resume=resume, overwrite=overwrite, quiet=quiet)
    if not quiet:
        seconds = time.monotonic() - began
        confined = evaluation.circumstances[0].sandbox
        _say(summary, f"sandbox: {confined.name} ({confined.tier}); {seconds:.1f} s → {out}")


def _evaluation(
    samples: str, benchmark: str, sandbox: str | None, time_limit: float, workers: int | None
) -> Evaluation:
    """What was asked for, with everything that it needs found."""
    from lintseq.core.host import default_host
    from lintseq.core.sandbox import SandboxLimits
    from lintseq.core.sandbox_choice import choose_sandbox
    from lintseq.pipeline.benchmarks import find_benchmark
    from lintseq.pipeline.evaluate import Evaluation
    from lintseq.pipeline.samples_file import read_samples

    named = find_benchmark(benchmark)
    problems = {problem.task_id: problem for problem in named.problems()}
    return Evaluation(
        read_samples(samples, benchmark, problems),
        named.benchmark.name,
        choose_sandbox(default_host().sandboxes.things, sandbox),
        SandboxLimits(seconds=time_limit),
        workers or cores(),
    )


def _evaluated(
    evaluation: Evaluation, out: Path, *, resume: bool, overwrite: bool, quiet: bool
) -> EvaluationSummary:
    """Make the results, or find them made."""
    from lintseq.cli.terminal import words_console
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.evaluate_finished import finished

    if resume and out.is_file():
        try:
            return finished(evaluation, out)
        except UsageError:
            if not overwrite:
                raise
    try:
        with judging_progress(words_console(), quiet=quiet) as tell:
            return evaluation.write(out, tell, resume=resume, overwrite=overwrite)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(
            "Interrupted; what was judged is kept, and --resume goes on from there."
        ) from None


def _say(summary: EvaluationSummary, circumstances: str) -> None:
    from lintseq.cli.terminal import harmless, words_console

    console = words_console()
    console.print(harmless(str(summary)))
    if summary.failures:
        console.print(f"not passed: {summary.failures}")
    if summary.sandbox_failed:
        words = f"the sandbox failed on {summary.sandbox_failed}: they are counted apart"
        console.print(words, style="yellow")
    console.print(harmless(circumstances))
