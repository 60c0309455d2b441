"""The page stands alone and shows strangers' texts as texts; its curves are the same every time."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lintseq.core.errors import ToolError
from lintseq.core.metric import CurvePoint
from lintseq.pipeline.report.arms import NamedFile
from lintseq.pipeline.report.build import ReportRequest, build_report
from lintseq.pipeline.report.contents import Picture, Report
from lintseq.pipeline.report.curves import draw
from lintseq.pipeline.report.document import document_text
from lintseq.pipeline.report.page import page
from lintseq.pipeline.report.visible import visible
from lintseq.pipeline.report.write import write_report
from tests.pipeline.result_rows import write_results

EVIL = "</pre><script>alert(1)</script>&\x1b[31m\u202e\ud800\0<img src=x onerror=alert(1)>"
VERDICTS = {"t/1": [True, False, True], "t/2": [False, False, True]}
VOID = {"meta", "br", "img", "link", "hr", "input"}


class Reading(HTMLParser):
    """Collects tags, and holds that they are nested well."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def report_of(folder: Path, name: str = "arm", **other: object) -> Report:
    file = write_results(folder / "results.jsonl", VERDICTS, **other)
    second = write_results(folder / "others.jsonl", VERDICTS)
    named = [NamedFile(name, str(file)), NamedFile("other", str(second))]
    return build_report(ReportRequest(named, ks=[1, 3]), "0.1.0")


def page_of(report: Report) -> str:
    return page(report, {picture.file: draw(picture) for picture in report.pictures})


@pytest.fixture
def evil(tmp_path: Path) -> Report:
    texts = dict.fromkeys(("solution", "message", "prompt", "text", "benchmark"), EVIL)
    file = write_results(tmp_path / "a.jsonl", VERDICTS, states=[EVIL], **texts)
    model = {"kind": EVIL, "where": EVIL, "version": EVIL}
    other = write_results(tmp_path / "b.jsonl", VERDICTS, model=model, **texts)
    named = [NamedFile(EVIL, str(file)), NamedFile("b", str(other))]
    return build_report(ReportRequest(named), "0.1.0")


def test_nothing_of_a_stranger_is_html(evil: Report) -> None:
    text = page_of(evil)
    reading = Reading()
    reading.feed(text)
    assert reading.open == []
    tags = {tag for tag, _ in reading.seen}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "link"})
    assert not any(name.startswith("on") for _, attributes in reading.seen for name in attributes)
    assert "&lt;/pre&gt;&lt;script&gt;" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", text)
    text.encode("utf-8")


def test_the_page_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    reading = Reading()
    reading.feed(page_of(report_of(tmp_path)))
    for tag, attributes in reading.seen:
        for name in ("src", "href", "xlink:href", "action", "data"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#", "report.json", "curves/")), (tag, value)
    styles = page_of(report_of(tmp_path))
    assert "@import" not in styles
    assert not re.search(r"url\((?!#)", styles)


def test_ids_are_used_once_and_links_lead_to_them(tmp_path: Path) -> None:
    reading = Reading()
    reading.feed(page_of(report_of(tmp_path)))
    ids = [attributes["id"] for _, attributes in reading.seen if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = [attributes.get("href") or "" for _, attributes in reading.seen]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_the_page_shows_the_numbers(tmp_path: Path) -> None:
    text = page_of(report_of(tmp_path))
    for shown in ("50.0 %", "100.0 %", "pass@3", "within noise", "models/a", "Few problems"):
        assert shown in text
    assert "state on the way" in text


def test_all_its_files_are_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_report(report_of(tmp_path), tmp_path / name)
    written = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(written) == 4
    for path in written:
        again = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == again.read_bytes()


def test_the_document_has_every_number(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    found = json.loads(document_text(report))
    assert found["schema"] == "lintseq-report/1"
    assert found["arms"][0]["passed"] == {"t/1": [2, 3], "t/2": [1, 3]}
    (first, *_), *_ = (metric["arms"]["arm"] for metric in found["metrics"])
    assert (first["name"], first["value"]) == ("pass@1", 0.5)
    assert found["differences"][0]["within_noise"] is True
    assert [curve["name"] for curve in found["curves"]] == ["pass@k by samples", "pass@k by tokens"]
    assert found["cautions"] == list(report.cautions)


def test_the_document_holds_what_utf8_cannot(evil: Report) -> None:
    found = json.loads(document_text(evil).encode("utf-8"))
    assert found["benchmark"] == EVIL


@pytest.mark.parametrize("name", ["$x^2$", "_hidden", "日本語", "a < b & c", "\x00\x1b", "n" * 99])
def test_curves_are_whole_svg_whatever_arms_are_called(name: str) -> None:
    points = [CurvePoint(1, 0.5, 0.4, 0.6), CurvePoint(2, 0.6, 0.5, 0.7)]
    svg = draw(Picture("by samples", "samples", "pass@k", {name: points, "b": points}, True))
    texts = ["".join(element.itertext()) for element in ElementTree.fromstring(svg).iter()]
    assert visible(name)[:31] in " ".join(texts)
    assert svg == draw(
        Picture("by samples", "samples", "pass@k", {name: points, "b": points}, True)
    )
    assert "<dc:date>" not in svg


def test_a_curve_of_one_point_is_drawn() -> None:
    svg = draw(Picture("p", "x", "y", {"a": [CurvePoint(3, 0.0, 0.0, 0.0)]}))
    assert ElementTree.fromstring(svg).tag.endswith("svg")


@pytest.mark.parametrize("missing", ["jinja2", "matplotlib"])
def test_a_missing_extra_says_what_installs_it(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_of(tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ToolError, match=rf"needs {missing}.*pip install 'lintseq\[report\]'"):
        write_report(report, tmp_path / "report")
    assert not (tmp_path / "report").exists()
