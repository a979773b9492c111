"""The two checkers can say no: one fault in a good paper, and who sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.documents.blocks import (
    Direction,
    Items,
    Line,
    PaperSheet,
    Prose,
    QrCode,
    Role,
    SheetSection,
    Table,
)
from desktop.documents.sheet_writer import nl
from desktop.pdf.writer import PaperRoom
from tests.pdf.bad_files import WRONG, edited
from tests.pdf.checkers import findings_of


def own(text: str, role: Role = Role.SENTENCE) -> Line:
    return Line(text, "ar", Direction.RTL, role)


@pytest.fixture(scope="module")
def good(room: PaperRoom) -> bytes:
    """A paper with headings, a list, a table and a picture."""
    code = QrCode("BEGIN:VCALENDAR", own("رمز فيه الموعد"), (nl("Richt de camera", Role.SENTENCE_DUTCH),))
    table = Table(
        (nl("Dag", Role.LABEL), nl("Uur", Role.LABEL)), ((nl("ma", Role.LABEL), own("١٠")),), (1, 1)
    )
    parts = (
        Prose((own("تتعلّم الهولندية حتى المستوى."), nl("U leert Nederlands.", Role.SENTENCE_DUTCH))),
        Items(((own("خطّتي"),), (own("هدفك"),))),
        table,
        code,
    )
    sheet = PaperSheet(
        language="ar",
        direction=Direction.RTL,
        title=(own("خطّتي في هولندا", Role.TITLE), nl("Mijn plan", Role.SUBTITLE)),
        sections=(SheetSection((own("طريقك", Role.BLOCK_TITLE),), parts),),
        check_lines=(nl("versie 1", Role.CHECK_LINE),),
        pack="p@1",
        document_title="Mijn plan in Nederland",
    )
    return room.paper_sheet(sheet)


def said_no(pdf: bytes, folder: Path) -> frozenset[str]:
    """Which checkers have something against it."""
    path = folder / "kladblad.pdf"
    path.write_bytes(pdf)
    return frozenset(found.checker for found in findings_of(path))


def test_the_paper_that_the_bad_ones_are_made_of_is_good(good: bytes, tmp_path: Path) -> None:
    assert said_no(good, tmp_path) == frozenset()
    assert said_no(edited(good, lambda document: None), tmp_path) == frozenset()


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_is_seen_by_those_who_look_for_it(good: bytes, tmp_path: Path, fault: str) -> None:
    wrong = WRONG[fault]
    assert said_no(edited(good, wrong.edit), tmp_path) == wrong.seen_by


def test_most_faults_are_seen_by_both() -> None:
    seen = [wrong.seen_by for wrong in WRONG.values()]
    assert all(seen)
    assert sum(len(checkers) == 2 for checkers in seen) > len(seen) / 2
