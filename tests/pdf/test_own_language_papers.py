"""Papers of a full person in all fifteen languages: whole on the page, whatever the length of the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from desktop.documents.blocks import (
    Direction,
    Framed,
    Items,
    Line,
    PaperSheet,
    Prose,
    QrCode,
    Role,
    SheetSection,
    Twin,
    WeekDays,
)
from desktop.documents.sheet_writer import nl
from desktop.domain.ids import DossierId
from desktop.pdf.bidi_text import Setter
from desktop.pdf.flowables import SetText, Studio, WeekBox
from desktop.pdf.paper_pages import PaperPages
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.styles import STYLES
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import Paper
from desktop.usecases.print_paper import make_paper
from desktop.usecases.tolk_brief import BriefAsked, make_brief
from resources.paths import pictures_folder
from tests.builders import Workplace, texts
from tests.paper_people import shaima, with_papers
from tests.pdf.reading import needs_poppler, plain, poppler_text

pytestmark = needs_poppler

CODES = ("ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk")
#: where even the pinned lines do not fit one sheet
TWO_SHEETS: frozenset[str] = frozenset()
APPOINTMENTS = ("dinsdag 22 september 2026", "dinsdag 27 oktober 2026")
SCAN, CALL = "Richt de camera", "Kunt u niet komen?"


@pytest.fixture(scope="module")
def place(room: PaperRoom) -> Workplace:
    return with_papers(room)


@pytest.fixture(scope="module")
def people(place: Workplace) -> Mapping[str, DossierId]:
    """The same person, once for each language."""
    return {code: shaima(place, code) for code in CODES}


@pytest.fixture(scope="module")
def plans(place: Workplace, people: Mapping[str, DossierId]) -> Mapping[str, Paper]:
    return {code: make_paper(place.desk, dossier).shown for code, dossier in people.items()}


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(plain(page).split()) for page in poppler_text(pdf).split("\f") if page.strip()]


@pytest.mark.parametrize("code", CODES)
def test_the_plan_is_one_sheet_and_says_how_many_it_has(plans: Mapping[str, Paper], code: str) -> None:
    plan = plans[code]
    assert len(pages_of(plan.pdf)) == plan.pages == (2 if code in TWO_SHEETS else 1)


@pytest.mark.parametrize("code", CODES)
def test_the_name_of_a_day_is_never_broken(plans: Mapping[str, Paper], code: str) -> None:
    said = " ".join(pages_of(plans[code].pdf))
    for day in range(5):
        assert plain(texts().weekday_name(day, code)) in said


def test_a_plan_of_two_sheets_drops_no_line_for_want_of_room(plans: Mapping[str, Paper]) -> None:
    for code in TWO_SHEETS:
        said = " ".join(pages_of(plans[code].pdf))
        assert "Tapijt knopen en rekenen op de markt" in said and "bijstand" in said


@pytest.mark.parametrize("code", CODES)
def test_an_appointment_stands_whole_on_a_page_and_the_last_line_never_alone(
    place: Workplace, people: Mapping[str, DossierId], code: str
) -> None:
    pages = pages_of(make_sheet(place.desk, people[code], PaperKind.APPOINTMENTS).shown.pdf)
    for page in pages:
        held = sum(day in page for day in APPOINTMENTS)
        assert held and page.count(SCAN) == held
    assert CALL in pages[-1]


def named(*days: str) -> WeekDays:
    """Days of a week, the first of them chosen."""
    said = [Line(day, "ru", Direction.LTR, Role.LABEL) for day in days]
    return WeekDays(
        tuple(Twin(one, nl(f"d{at}", Role.LABEL_DUTCH)) for at, one in enumerate(said)), frozenset({0})
    )


def test_days_are_as_wide_as_each_other_while_there_is_room_and_as_their_names_after(setter: Setter) -> None:
    studio = Studio(setter, PictureShelf(pictures_folder()), Direction.LTR, "ru")
    week = named("понедельник", "вторник", "среда", "четверг", "пятница")
    roomy, narrow, tight, tiny = (WeekBox(studio, week, width) for width in (900.0, 560.0, 300.0, 60.0))
    assert roomy.width < 900 and narrow.width == pytest.approx(560) and tight.width <= 300
    assert roomy.height == narrow.height < tight.height  # in rows, before a name is broken
    assert tiny.width == pytest.approx(60)  # narrower than one name: that one is broken


def test_the_lowest_letters_of_pashto_have_room_above_a_smaller_line(setter: Setter) -> None:
    def height(text: str) -> float:
        line = Line(text, "ps", Direction.RTL, Role.TITLE)
        return SetText(setter, line, STYLES[Role.TITLE], 600).height

    assert height("زموږ وعدې") > height("زموږ وعده")


def sheet_of(*parts: Prose | Framed | QrCode, foot: str = "") -> PaperSheet:
    return PaperSheet(
        language="tr",
        direction=Direction.LTR,
        title=(nl("Blad", Role.TITLE),),
        sections=tuple(SheetSection((), (part,)) for part in parts),
        check_lines=(nl("Versie 1", Role.CHECK_LINE),),
        pack="p@1",
        document_title="Blad",
        foot=(nl(foot, Role.FOOT),) if foot else (),
    )


def twin(number: int, own: str) -> Prose:
    said = Line(f"B{number}. {own} E{number}.", "tr", Direction.LTR, Role.SENTENCE)
    return Prose((said, nl(f"nederlands{number}.", Role.SENTENCE_DUTCH)))


def test_what_is_said_in_two_languages_is_not_cut_between_two_pages(room: PaperRoom) -> None:
    pages = pages_of(room.paper_sheet(sheet_of(*(twin(at, "Ders sabah başlıyor. " * 9) for at in range(12)))))
    assert len(pages) > 1
    for at in range(12):
        assert sum(f"B{at}." in p and f"E{at}." in p and f"nederlands{at}." in p for p in pages) == 1


@pytest.mark.parametrize("count", range(17, 22))
def test_a_last_line_takes_what_stands_above_it_to_the_next_page(room: PaperRoom, count: int) -> None:
    sheet = sheet_of(*(twin(at, "Ders sabah.") for at in range(count)), foot="Bel ons.")
    pages = pages_of(room.paper_sheet(sheet))
    assert f"nederlands{count - 1}." in pages[-1] and "Bel ons." in pages[-1]


def test_a_sheet_gives_up_air_where_that_saves_a_page_and_only_there(setter: Setter) -> None:
    studio = Studio(setter, PictureShelf(pictures_folder()), Direction.LTR, "tr")
    counts = range(8, 26)
    pages = [
        PaperPages(studio, sheet_of(*(twin(at, "Ders.") for at in range(count)))).pages for count in counts
    ]
    airy = pages[0][0][1].height
    fullest = [found for found in pages if len(found) == 1][-1]
    assert fullest[0][1].height < airy  # one line more and it takes two pages, with all of the air
    longer = next(found for found in pages if len(found) == 2)
    assert longer[0][1].height == airy


@pytest.mark.parametrize("count", range(16, 30))
def test_the_dutch_of_a_list_never_stands_on_a_page_without_the_list(room: PaperRoom, count: int) -> None:
    items = Items(tuple(twin(at, "Ders.").lines[:1] for at in range(count)))
    beneath = Prose((nl("Alles nog een keer in het Nederlands.", Role.SENTENCE_DUTCH),))
    section = SheetSection((nl("Kop", Role.BLOCK_TITLE),), (items, beneath))
    sheet = replace(sheet_of(), sections=(section,))
    pages = pages_of(room.paper_sheet(sheet))
    assert [f"E{count - 1}." in page for page in pages] == ["Alles nog" in page for page in pages]


def test_the_sheet_for_the_tolk_gives_up_air_for_a_page(
    place: Workplace, people: Mapping[str, DossierId]
) -> None:
    """In Latin and Cyrillic script nearly all of them are one sheet of paper, printed on both sides."""
    briefs = [make_brief(place.desk, people[code], BriefAsked(code)) for code in ("ru", "tr", "es")]
    assert [len(pages_of(brief.pdf)) for brief in briefs] == [2, 2, 2]
