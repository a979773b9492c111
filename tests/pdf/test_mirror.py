"""Sheets from right to left: lists and tables mirrored, numbers and brackets not; every script its face."""

from __future__ import annotations

import re
import subprocess

import pytest

from desktop.documents.blocks import (
    Direction,
    Items,
    LabelRow,
    LabelRows,
    Line,
    PaperSheet,
    Part,
    Role,
    SheetSection,
    Table,
    Ticks,
)
from desktop.pdf.bidi_text import Paragraph, Setter
from desktop.pdf.sheet import WIDTH
from desktop.pdf.writer import PaperRoom
from tests.pdf.reading import PDFTOTEXT, needs_poppler, opened

LTR, RTL = Direction.LTR, Direction.RTL
MIDDLE = WIDTH * 0.75 / 2
LANGUAGE = {LTR: "tr", RTL: "ar"}
ONE, TWO = {LTR: "ilk", RTL: "أول"}, {LTR: "son", RTL: "آخر"}


def places(room: PaperRoom, part: Part, direction: Direction) -> dict[str, float]:
    """The middle of each word of the paper, in points from the left."""
    language = LANGUAGE[direction]
    line = Line("", language, direction, Role.CELL)
    page = PaperSheet(
        language, direction, (line,), (SheetSection((), (part,)),), (), "landelijk@1", "Spiegel"
    )
    assert PDFTOTEXT is not None
    pdf = room.paper_sheet(page)
    done = subprocess.run([PDFTOTEXT, "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    found = re.findall(r'xMin="(\S+)" .*? xMax="(\S+)" .*?>(.*)</word>', done.stdout.decode())
    # letters of a word come in the order of the page here: sorted, so that both directions are found
    return {"".join(sorted(word)): (float(a) + float(b)) / 2 for a, b, word in found}


def at(found: dict[str, float], word: str) -> float:
    return found["".join(sorted(word))]


def said(text: str, direction: Direction) -> Line:
    return Line(text, LANGUAGE[direction], direction, Role.CELL)


@needs_poppler
@pytest.mark.parametrize("direction", [LTR, RTL])
def test_tables_begin_where_reading_begins(room: PaperRoom, direction: Direction) -> None:
    one, two = said(ONE[direction], direction), said(TWO[direction], direction)
    cells = Table((one, two), ((said("B1", direction), said("A2", direction)),), (1, 1))
    found = places(room, cells, direction)
    is_first_left = at(found, "B1") < MIDDLE < at(found, "A2")
    assert is_first_left is (direction is LTR)
    assert (at(found, ONE[direction]) < at(found, TWO[direction])) is (direction is LTR)
    labels = places(room, LabelRows((LabelRow((one,), (two,)),)), direction)
    assert (at(labels, ONE[direction]) < at(labels, TWO[direction])) is (direction is LTR)


@needs_poppler
@pytest.mark.parametrize("direction", [LTR, RTL])
def test_lists_have_their_number_on_the_side_where_reading_begins(
    room: PaperRoom, direction: Direction
) -> None:
    items = Items(((said(ONE[direction], direction),),), is_numbered=True)
    found = places(room, items, direction)
    assert (at(found, "1.") < at(found, ONE[direction])) is (direction is LTR)
    ticks = places(room, Ticks(((said(ONE[direction], direction),),)), direction)
    assert (at(ticks, ONE[direction]) < MIDDLE) is (direction is LTR)


@pytest.mark.parametrize("weight", [400, 700])
def test_one_string_takes_the_face_of_every_script_in_its_own_weight(setter: Setter, weight: int) -> None:
    text = "Samir \u2068سمير ڕۆژ ۳\u2069 ትግርኛ Український Îğşé 12"
    for language, direction in (("nl", LTR), ("ar", RTL), ("ti", LTR), ("uk", LTR), ("ckb", RTL)):
        runs = setter.lines(Paragraph(text, language, direction, weight), float("inf"))[0].runs
        assert {run.face.family for run in runs} == {"Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"}
        assert {run.face.weight for run in runs} == {weight}
        for run in runs:
            letters = [letter for cluster in run.clusters for letter in cluster.text if letter.isalpha()]
            family = {True: "Noto Sans Arabic"}
            for letter in letters:
                wanted = family.get("\u0600" <= letter <= "\u06ff") or (
                    "Noto Sans Ethiopic" if "\u1200" <= letter <= "\u137f" else "Noto Sans"
                )
                assert run.face.family == wanted


def test_bold_is_a_face_and_never_a_second_stroke(room: PaperRoom) -> None:
    line = Line("Kalın أول", "tr", LTR, Role.TITLE)
    page = PaperSheet("tr", LTR, (line,), (), (), "landelijk@1", "Vet")
    operators = opened(room.paper_sheet(page)).pages[0].get_contents().get_data().decode("latin-1")
    assert re.search(r"\bTr\b", operators) is None


def test_the_local_digits_of_a_number_stay_in_their_order(setter: Setter) -> None:
    for language, number in (("ar", "٢٠٢٦"), ("fa", "۲۰۲۶"), ("ckb", "١٢٫٥"), ("ps", "۱۲/۸")):
        line = setter.lines(Paragraph(f"كتب {number} بيت", language, RTL), float("inf"))[0]
        seen = "".join(cluster.text for run in line.runs for cluster in run.clusters)
        assert number in seen


@pytest.mark.parametrize("brackets", [("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("<", ">")])
def test_brackets_open_towards_what_they_hold_in_both_directions(
    setter: Setter, brackets: tuple[str, str]
) -> None:
    def glyphs(text: str, direction: Direction) -> list[int]:
        line = setter.lines(Paragraph(text, "ar", direction), float("inf"))[0]
        inked = [cluster for run in line.runs for cluster in run.clusters]
        return [cluster.glyphs[0].number for cluster in inked if cluster.text in brackets]

    opening, closing = brackets
    face = setter.main_face(Paragraph("", "ar", RTL))
    shapes = [int(face.shaper.get_nominal_glyph(ord(sign))) for sign in brackets]
    assert glyphs(f"{opening}ب{closing}", RTL) == shapes
    assert glyphs(f"{opening}ب {opening}ت{closing}{closing}", RTL) == [
        shapes[0],
        shapes[0],
        shapes[1],
        shapes[1],
    ]
