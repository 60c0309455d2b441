"""The formats against the kit that authors of others run."""

from __future__ import annotations

from hypothesis import settings

from lintseq.plugins.serializers.json_edits.serializer import JsonEdits
from lintseq.plugins.serializers.search_replace.serializer import SearchReplace
from lintseq.plugins.serializers.unified.serializer import Unified
from lintseq.plugins.serializers.whole import Whole
from lintseq.testing import EFFORT, SerializerConformance


class Conformance(SerializerConformance):
    effort = settings(EFFORT, max_examples=30)


class TestUnified(Conformance):
    serializer = Unified()


class TestSearchReplace(Conformance):
    serializer = SearchReplace()


class TestJson(Conformance):
    serializer = JsonEdits()


class TestWhole(Conformance):
    serializer = Whole()
