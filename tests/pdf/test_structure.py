"""A walk of the structure tree gives what the blocks say: every word, in order, in its language and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pytest

from desktop.documents.blocks import (
    CalendarLeaf,
    Items,
    Line,
    PaperSheet,
    Picture,
    PlanBlock,
    QrCode,
    Table,
    Ticks,
    TwinSheet,
    VisualPip,
)
from desktop.usecases.paper_kinds import PaperKind
from tests.pdf.every_paper import BRIEF, PaperPeople
from tests.pdf.reading import opened
from tests.pdf.structure import Node, fold, structure_of

CODES = ("ar", "fa", "ps", "ckb", "ti", "am", "tr", "so", "uk")
#: beside the plan in each of them
OTHERS: Mapping[PaperKind, str] = {
    PaperKind.PLAN_LIST: "ar",
    PaperKind.APPOINTMENTS: "tr",
    PaperKind.SUMMARY: "ti",
    PaperKind.CHECKLIST: "ti",
    PaperKind.PRIVACY: "ar",
}
DUTCH = (PaperKind.FORMAL, PaperKind.OVERTYP, PaperKind.DRIEGESPREK, PaperKind.REPORT, PaperKind.TOLK_HOURS)


@dataclass(frozen=True, slots=True)
class Paper:
    """What went in, and the walk of what came out."""

    page: Any
    pdf: bytes
    top: Node


@pytest.fixture(scope="module")
def papers(people: PaperPeople) -> Mapping[str, Paper]:
    made = {f"{PaperKind.VISUAL.value}-{code}": people.paper(PaperKind.VISUAL, code) for code in CODES}
    made |= {f"{kind.value}-{code}": people.paper(kind, code) for kind, code in OTHERS.items()}
    made |= {kind.value: people.paper(kind, "ar") for kind in DUTCH}
    made |= {f"{BRIEF}-{code}": people.brief(code) for code in ("ar", "ti")}
    return {name: Paper(one.page, one.pdf, structure_of(one.pdf)) for name, one in made.items()}


def lines_of(block: Any, but: type | tuple[()] = ()) -> Iterator[Line]:
    """Every line of the blocks, in their order; not those inside blocks of the kind `but`."""
    if isinstance(block, Line):
        if block.text.strip():
            yield block
    elif isinstance(block, tuple):
        for part in block:
            yield from lines_of(part, but)
    elif is_dataclass(block) and not isinstance(block, but):
        for one in fields(block):
            if one.name != "alternative":  # of pictures: looked at by itself
                yield from lines_of(getattr(block, one.name), but)


def blocks_of(block: Any, kind: type) -> Iterator[Any]:
    """Every block of a kind, in order."""
    if isinstance(block, kind):
        yield block
    if isinstance(block, tuple):
        for part in block:
            yield from blocks_of(part, kind)
    elif is_dataclass(block):
        for one in fields(block):
            yield from blocks_of(getattr(block, one.name), kind)


def asked(paper: Paper) -> Any:
    """What has to be on the paper: the code of a plan only where that found room; that it goes on only where
    it does.
    """
    page = paper.page
    if not isinstance(page, VisualPip):
        return page
    figures = {fold(node.alternative or "") for node in paper.top.all("Figure")}
    code = page.code if page.code and fold(page.code.alternative.text) in figures else None
    return replace(page, code=code, goes_on=None)


def said(top: Node) -> list[tuple[str, str]]:
    """Language and text of every element that has content of its own, in the order of the tree."""
    return [(node.language, fold(node.own)) for node in top.walk() if fold(node.own)]


def test_every_line_of_the_blocks_is_said_in_its_language(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        texts = said(paper.top)
        own = {text for language, text in texts if language == paper.page.language}
        for line in lines_of(asked(paper)):
            wanted = fold(line.text)
            held = any(language == line.language and wanted in text for language, text in texts)
            # the Dutch is left out where the line above it is the same: somebody's own words
            assert held or not wanted or wanted in own, (name, line.language, wanted)


def test_nothing_is_said_that_is_not_in_the_blocks(papers: Mapping[str, Paper]) -> None:
    """But for numbers of blocks, bullets and hours. Lines may run on as one paragraph."""
    for name, paper in papers.items():
        known: dict[str, set[str]] = {}
        for line in lines_of(paper.page):
            known.setdefault(line.language, set()).add(fold(line.text))
        for language, text in said(paper.top):
            rest = text
            for line in sorted(known.get(language, ()), key=len, reverse=True):
                rest = rest.replace(line, "") if line else rest
            assert not any(sign.isalpha() for sign in rest), (name, language, text, rest)


def test_the_lines_of_a_sheet_come_in_the_order_of_its_blocks(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        if not isinstance(paper.page, PaperSheet):
            continue
        texts = [text for _, text in said(paper.top)]
        at = texts.index(fold(paper.page.title[0].text))
        for line in lines_of(paper.page.sections, CalendarLeaf):
            if fold(line.text):
                at = next((k for k in range(at, len(texts)) if fold(line.text) in texts[k]), -1)
                assert at >= 0, (name, line.text)


def test_the_blocks_of_a_plan_come_in_order_and_their_own_language_before_the_dutch(
    papers: Mapping[str, Paper],
) -> None:
    for name, paper in papers.items():
        if not isinstance(paper.page, VisualPip):
            continue
        sections = [node for node in paper.top.all("Sect") if node.all("H2")]
        assert len(sections) == len(paper.page.blocks), name
        for section, block in zip(sections, paper.page.blocks, strict=True):
            texts = [text for _, text in said(section)]
            assert section.all("H2")[0].text.endswith(fold(block.title.own.text)), name
            own = [at for line in block.own for at, text in enumerate(texts) if fold(line.text) in text]
            dutch = [at for line in block.dutch for at, text in enumerate(texts) if fold(line.text) in text]
            assert own and own == sorted(own), (name, block.number)
            is_said = {fold(line.text) for line in block.own} >= {fold(line.text) for line in block.dutch}
            assert is_said or own[0] < dutch[0], (name, block.number)


def test_headings_go_down_a_step_at_a_time_and_stand_beside_the_pages_as_bookmarks(
    papers: Mapping[str, Paper],
) -> None:
    for name, paper in papers.items():
        headings = [node for node in paper.top.walk() if node.kind[:1] == "H" and node.kind[1:].isdigit()]
        levels = [int(node.kind[1:]) for node in headings]
        halves = 2 if isinstance(paper.page, TwinSheet) else 1  # each half has a title of its own
        assert levels[:halves] == [1] * halves and levels.count(1) == halves, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert [fold(title) for title in titles(opened(paper.pdf).outline)] == [
            node.text for node in headings
        ], name


def titles(outline: Any) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from titles(one)
        else:
            yield str(one.title)


def test_lists_hold_items_with_bodies_and_tables_rows_with_heads(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        for node in paper.top.walk():
            kinds = [kid.kind for kid in node.kids]
            match node.kind:
                case "L":
                    assert kinds and set(kinds) == {"LI"}, name
                case "LI":
                    assert kinds in (["LBody"], ["Lbl", "LBody"]), name
                case "Table":
                    assert kinds and set(kinds) == {"TR"}, name
                case "TR":
                    assert kinds and set(kinds) <= {"TH", "TD"}, name
                case "TH":
                    assert node.scope in {"Row", "Column"}, name
            if "LI" in kinds or "LBody" in kinds:
                assert node.kind in {"L", "LI"}, name


def test_lists_and_tables_have_as_many_items_and_rows_as_the_blocks(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        if isinstance(paper.page, PaperSheet):
            wanted = Counter(len(one.items) for kind in (Items, Ticks) for one in blocks_of(paper.page, kind))
            assert wanted <= Counter(len(node.kids) for node in paper.top.all("L")), name
            for table in blocks_of(paper.page, Table):
                rows = [len(node.kids) for node in paper.top.all("Table")]
                assert 1 + len(table.rows) + table.empty_rows in rows, name


def test_every_picture_and_code_is_a_figure_with_its_words(papers: Mapping[str, Paper]) -> None:
    for name, paper in papers.items():
        figures = [(node.language, fold(node.alternative or "")) for node in paper.top.all("Figure")]
        assert all(words for _, words in figures), name
        leaves = [block.picture for block in blocks_of(paper.page, PlanBlock) if block.leaf]
        for shown in (*blocks_of(asked(paper), Picture), *blocks_of(asked(paper), QrCode)):
            words = (shown.alternative.language, fold(shown.alternative.text))
            # a leaf of a calendar stands there instead; a sign beside its words is decoration
            assert words in figures or shown in leaves or not words[1], name
