"""The built-in samplers obey what the conformance kit asks of strangers' samplers."""

from __future__ import annotations

from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.plugins.samplers.randseq import RandSeq
from lintseq.testing import SamplerConformance


class TestLintSeq(SamplerConformance):
    sampler = LintSeq


class TestRandSeq(SamplerConformance):
    sampler = RandSeq
