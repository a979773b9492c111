"""Every paper in the person's own language says at its foot that nobody checked it, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.ids import DossierId
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import make_paper
from desktop.usecases.tolk_brief import BriefAsked, make_brief
from tests.builders import Workplace
from tests.fakes import CatalogTexts
from tests.paper_people import given_a_plan_before, shaima, with_papers
from tests.pdf.reading import needs_poppler, poppler_text
from translations.catalog import Catalog
from translations.overlay import add_own
from translations.po_files import Entry

pytestmark = needs_poppler

OWN = [kind for kind in PaperKind if kind.has_own_language]
NOT_CHECKED, NOT_ALL = (DOCUMENT_TEXTS[key] for key in ("paper.not_checked", "paper.not_all_translated"))


@pytest.fixture(scope="module")
def place(room: PaperRoom) -> tuple[Workplace, DossierId]:
    found = with_papers(room)
    return found, shaima(found)


def pdf_of(desk: Desk, dossier: DossierId, kind: PaperKind, language: str) -> bytes:
    if kind is PaperKind.VISUAL:
        return make_paper(desk, dossier, language).shown.pdf
    if kind is PaperKind.CHANGES:
        given_a_plan_before(desk, dossier, language)
    return make_sheet(desk, dossier, kind, language).shown.pdf


def words(pdf: bytes) -> str:
    return " ".join(poppler_text(pdf).split())


def checked(desk: Desk, folder: Path, but: str = "") -> Desk:
    """Everything in Turkish was checked, but for one text that is not there."""
    taken: dict[str, dict[str, Entry]] = {}
    for one in desk.texts.standings("tr"):
        text = one.text or one.dutch
        entry = Entry(one.dutch, text, True, checked_by="tolk 4821", checked_on=date(2026, 9, 1))
        taken.setdefault(one.domain, {})[one.key] = entry
    for domain, entries in taken.items():
        add_own(folder, domain, "tr", {key: one for key, one in entries.items() if key != but})
    return replace(desk, texts=CatalogTexts(Catalog.installed(folder)))


@pytest.mark.parametrize("kind", OWN)
def test_a_paper_that_nobody_checked_says_so(place: tuple[Workplace, DossierId], kind: PaperKind) -> None:
    found, dossier = place
    said = words(pdf_of(found.desk, dossier, kind, "tr"))
    assert NOT_CHECKED in said and "Versie" in said
    assert NOT_CHECKED not in words(pdf_of(found.desk, dossier, kind, "nl"))


@pytest.mark.parametrize("kind", OWN)
def test_a_paper_that_was_checked_whole_says_nothing_of_it(
    place: tuple[Workplace, DossierId], kind: PaperKind, tmp_path: Path
) -> None:
    found, dossier = place
    said = words(pdf_of(checked(found.desk, tmp_path), dossier, kind, "tr"))
    assert NOT_CHECKED not in said and NOT_ALL not in said


def test_the_paper_for_the_tolk_says_so_as_long_as_the_word_list_is_not_checked(
    place: tuple[Workplace, DossierId], tmp_path: Path
) -> None:
    found, dossier = place
    assert NOT_CHECKED in words(make_brief(found.desk, dossier, BriefAsked("tr")).pdf)
    brief = make_brief(checked(found.desk, tmp_path), dossier, BriefAsked("tr"))
    assert brief.unreviewed  # the fixed words stand on it, and nobody checked those


def test_a_plan_of_which_only_the_translation_changed_is_a_new_paper(
    place: tuple[Workplace, DossierId], tmp_path: Path
) -> None:
    found = place[0]
    dossier = shaima(found)  # one that no other test made papers of
    first = make_paper(found.desk, dossier, "tr").shown
    desk = checked(found.desk, tmp_path)
    second = make_paper(desk, dossier, "tr")
    assert second.shown.version == first.version + 1 and second.shown.pdf != first.pdf
    assert make_paper(desk, dossier, "tr").changes == ()
