"""Our sandboxes keep the laws."""

from __future__ import annotations

from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.plugins.sandboxes.namespaces.sandbox import Namespaces
from lintseq.plugins.sandboxes.unsafe.sandbox import Unsafe
from lintseq.testing import SandboxConformance, SandboxManners


class TestBubblewrap(SandboxConformance):
    sandbox = Bubblewrap()


class TestNamespaces(SandboxConformance):
    sandbox = Namespaces()


class TestUnsafe(SandboxManners):
    sandbox = Unsafe()
