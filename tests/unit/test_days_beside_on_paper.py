"""The day in the person's own calendar stands after the ordinary day, on paper and on the own screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.documents.appointment_calendar import Planned
from desktop.documents.appointment_sheet import AppointmentFacts, appointment_sheet
from desktop.documents.blocks import Direction, Line, Prose, Role, SheetSection, Ticks
from desktop.documents.plan_list import plan_list
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.leerroute import Leerroute
from tests.builders import national_pack
from tests.domain_cases import FILMON
from tests.fakes import CatalogTexts
from tests.unit.test_documents_same_facts import drafts
from translations.catalog import Catalog
from translations.writing import Writing, WritingHabits

FACTS = AppointmentFacts(
    planned=(
        Planned("a", "2026-11-15T10:00", "Stadskantoor"),
        Planned("b", "2026-12-01T09:30"),
    ),
    with_tolk=frozenset({"a"}),
    coach="Anna",
    phone="06 12 34 56",
    made_on=date(2026, 11, 1),
    version=1,
    pack="landelijk@1",
)


def lines_of(section: SheetSection) -> tuple[Line, ...]:
    """The day as it stands above an appointment."""
    return section.title


def beside(language: str, texts: CatalogTexts | None = None) -> list[str]:
    sheet = appointment_sheet(FACTS, language, texts or CatalogTexts(), DOCUMENT_TEXTS)
    return [
        line.text.replace("\u2068", "").replace("\u2069", "")
        for section in sheet.sections
        for line in lines_of(section)
        if line.role is Role.BESIDE
    ]


def test_an_appointment_has_its_day_in_the_ethiopian_calendar_and_names_that_once() -> None:
    assert beside("ti") == ["= 6 ሕዳር 2019 (ብኣቆጻጽራ ግእዝ)", "= 22 ሕዳር 2019"]
    assert beside("fa") == ["= 24 آبان 1405 (هجری شمسی)", "= 10 آذر 1405"]


def test_the_ordinary_day_and_the_time_stay_where_they_were() -> None:
    sheet = appointment_sheet(FACTS, "ti", CatalogTexts(), DOCUMENT_TEXTS)
    head = " ".join(line.text for line in sheet.sections[0].title)
    assert "15 ሕዳር 2026" in head and "10:00" in head and "15 november 2026" in head


def test_a_paper_in_a_language_without_another_calendar_has_none() -> None:
    assert [code for code in ("nl", "ar", "tr", "en", "ckb", "kmr", "so", "ru") if beside(code)] == []


def test_a_municipality_that_switches_it_off_gets_none() -> None:
    entries = {entry.code: entry for entry in Catalog.installed().languages()}
    off = WritingHabits(otherwise=Writing(calendar_beside=False))
    folder = Path(__file__).parents[2] / "translations"
    assert beside("ti", CatalogTexts(Catalog(folder, entries, habits=off))) == []


def test_the_second_day_runs_the_way_of_the_language() -> None:
    sheet = appointment_sheet(FACTS, "ps", CatalogTexts(), DOCUMENT_TEXTS)
    second = next(line for line in lines_of(sheet.sections[0]) if line.role is Role.BESIDE)
    assert (second.direction, second.language) == (Direction.RTL, "ps")


def test_on_one_sheet_only_a_day_to_be_somewhere_is_said_twice_and_elsewhere_every_day() -> None:
    """What is known of the person must not give way for a second calendar."""
    head = PaperHead("Filmon", "Voorbeeldstad", 1, date(2026, 9, 1))
    late = drafts(FILMON, Leerroute.B1, is_late=True)

    def blocks(fewer: int | None) -> list[int]:
        made = visual_pip(late, head, "ti", CatalogTexts(), national_pack(), fewer)
        return [block.number for block in made.blocks if any(" = \u2068" in line.text for line in block.own)]

    assert blocks(0) == [8]
    assert blocks(None) == [3, 7, 8]


def test_on_the_list_the_other_calendar_has_a_line_of_its_own_above_the_dutch() -> None:
    head = PaperHead("Filmon", "Voorbeeldstad", 1, date(2026, 9, 1))
    sheet = plan_list(drafts(FILMON, Leerroute.B1, is_late=True), head, "ti", CatalogTexts(), national_pack())
    parts = [part for section in sheet.sections for part in section.parts]
    said = [part.lines for part in parts if isinstance(part, Prose)]
    said += [item for part in parts if isinstance(part, Ticks) for item in part.items]
    with_days = [lines for lines in said if any(line.role is Role.BESIDE for line in lines)]
    assert len(with_days) >= 3
    for own, days, dutch in with_days:
        assert days.text.startswith("= ") and "= \u2068" not in own.text
        assert (own.language, days.language, dutch.language) == ("ti", "ti", "nl")
