"""The plan without reading, the page of pictures and the cards of appointments: whole, read back, in grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PIL import Image
from pypdf.generic import ContentStream

from desktop.documents.blocks import WeekDays
from desktop.domain.contrast import ratio
from desktop.domain.ids import DossierId
from desktop.pdf.styles import INK, PAPER, RULE, TINT, WATER
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper
from tests.builders import Workplace, texts
from tests.paper_people import camila, establish, shaima, with_papers
from tests.pdf.reading import Tag, opened, plain, tags
from tests.pdf.samples import ARABIC, plan

SHOWING = (PaperKind.VISUAL, PaperKind.PICTURE_PLAN, PaperKind.LEGEND, PaperKind.APPOINTMENTS)
PIN = "De speld: hier moet u zijn."
CODES = ("ar", "ti", "tr", "so", "ckb", "ps", "ru", "am", "uk")
#: what may be lighter than text: the flat tints, the watermark, the empty day, white itself
LIGHT = {PAPER, TINT, WATER, "#E9DFCB"}


@pytest.fixture(scope="module")
def place(room: PaperRoom) -> Workplace:
    return with_papers(room)


@pytest.fixture(scope="module")
def people(place: Workplace) -> Mapping[str, DossierId]:
    return {code: shaima(place, code) for code in CODES}


def sheet(place: Workplace, dossier: DossierId, kind: PaperKind, language: str | None = None) -> bytes:
    return make_sheet(place.desk, dossier, kind, language).shown.pdf


def said(found: list[Tag]) -> list[str]:
    return [plain(tag.text) for tag in found if tag.text.strip()]


@pytest.mark.parametrize("code", CODES)
def test_the_plan_without_reading_is_one_sheet(
    place: Workplace, people: Mapping[str, DossierId], code: str
) -> None:
    pdf = sheet(place, people[code], PaperKind.PICTURE_PLAN)
    assert len(opened(pdf).pages) == 1
    found = tags(pdf)
    assert [tag.kind for tag in found].count("H2") == 8
    assert all(tag.alternative for tag in found if tag.kind == "Figure")


def test_the_plan_without_reading_has_names_numbers_and_days_and_no_sentence(
    place: Workplace, people: Mapping[str, DossierId]
) -> None:
    found = said(tags(sheet(place, people["tr"], PaperKind.PICTURE_PLAN)))
    for words in ("Shaima", "Taalschool De Brug", "Markt 4, Voorbeeldstad", "Marit Bakker", "088 123 45"):
        assert words in found
    for words in ("22", "10:00", "Stadhuis", "800 uur", "40 uur", "12 uur", "CONCEPT", "Salı", "Pazartesi"):
        assert words in found
    foot = found.index("Dit is uitleg. De brief van de gemeente is het besluit.")
    of_plan = found[found.index("Shaima") : foot - 1]
    assert not [text for text in of_plan if len(text) > 30]
    assert "Vertaling niet nagekeken door een tolk." in found


def test_a_plan_that_holds_has_no_stamp_on_the_plan_without_reading(room: PaperRoom) -> None:
    place = with_papers(room)
    dossier = shaima(place, "tr")
    establish(place, dossier)
    assert "CONCEPT" not in said(tags(sheet(place, dossier, PaperKind.PICTURE_PLAN)))
    legend = said(tags(sheet(place, dossier, PaperKind.LEGEND)))
    assert "Het woord ‘concept’: dit plan is nog niet vast." not in legend


def test_the_page_of_pictures_names_the_eight_blocks_and_every_sign_of_these_papers(
    place: Workplace, people: Mapping[str, DossierId]
) -> None:
    pdf = sheet(place, people["ar"], PaperKind.LEGEND)
    found = said(tags(pdf))
    for words in (
        "Wat betekenen de plaatjes?",
        "Dit bent u",
        "Onze afspraken",
        "De speld: hier moet u zijn.",
    ):
        assert words in found
    assert "De pot: zo veel uren gaat u doen. Elk uur telt." in found
    assert "Het woord ‘concept’: dit plan is nog niet vast." in found
    assert texts().say("documents", "legend.bring", "De tas: dit neemt u mee.", "ar").text in found
    assert len(opened(pdf).pages) == 2
    dossier = camila(place)
    without = said(tags(sheet(place, dossier, PaperKind.LEGEND, "tr")))
    assert not any(text.startswith("De pot") for text in without)


@pytest.mark.parametrize("kind", [PaperKind.PICTURE_PLAN, PaperKind.LEGEND, PaperKind.APPOINTMENTS])
def test_the_same_content_is_the_same_paper(
    place: Workplace, people: Mapping[str, DossierId], kind: PaperKind
) -> None:
    first = make_sheet(place.desk, people["ps"], kind)
    again = make_sheet(place.desk, people["ps"], kind)
    assert again.shown.id == first.shown.id and again.shown.pdf == first.shown.pdf
    elsewhere = with_papers(place.desk.papers)
    other = make_sheet(elsewhere.desk, shaima(elsewhere, "ps"), kind).shown.pdf
    # the mark of an appointment in its code is of one dossier
    assert (other == first.shown.pdf) is (kind is not PaperKind.APPOINTMENTS)


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_an_appointment_says_who_what_where_bring_call_and_when_twice(
    place: Workplace, people: Mapping[str, DossierId], code: str
) -> None:
    found = tags(sheet(place, people[code], PaperKind.APPOINTMENTS))
    words = said(found)
    for dutch in (
        "Gesprek met de gemeente", "Waar: Stadhuis, kamer 4", "Met: Marit Bakker",
        "Neem mee: uw kaart, brieven en diploma's.", "Kunt u niet komen? Bel 088 123 45.",
    ):  # fmt: skip
        assert words.count(dutch) == 2
    assert words.count("Er is een tolk bij.") == 1
    assert {"22", "27", "10:00", "09:30", "dinsdag · september", "dinsdag · oktober"} <= set(words)
    assert len([tag for tag in found if tag.kind == "Figure"]) == 2  # the codes; the rest repeats words


@pytest.mark.parametrize("code", ["ar", "ti", "tr", "uk"])
def test_two_appointments_are_one_sheet(place: Workplace, people: Mapping[str, DossierId], code: str) -> None:
    assert len(opened(sheet(place, people[code], PaperKind.APPOINTMENTS)).pages) == 1


def colours(pdf: bytes) -> tuple[set[str], set[str]]:
    """Colours of text, and of lines and faces, over all pages."""
    reader = opened(pdf)
    text: set[str] = set()
    shapes: set[str] = set()
    for page in reader.pages:
        fill = stroke = "#000000"
        kept: list[tuple[str, str]] = []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"q":
                kept.append((fill, stroke))
            elif operator == b"Q":
                fill, stroke = kept.pop()
            elif operator in (b"rg", b"RG"):
                made = "#" + "".join(f"{round(float(part) * 255):02X}" for part in operands[:3])
                fill, stroke = (made, stroke) if operator == b"rg" else (fill, made)
            elif operator in (b"TJ", b"Tj"):
                text.add(fill)
            elif operator in (b"S", b"s"):
                shapes.add(stroke)
            elif operator in (b"f", b"f*", b"F"):
                shapes.add(fill)
            elif operator in (b"B", b"B*", b"b", b"b*"):
                shapes |= {fill, stroke}
    return text, shapes


@pytest.mark.parametrize("kind", SHOWING)
def test_in_grey_everything_that_carries_meaning_stays_dark(
    place: Workplace, people: Mapping[str, DossierId], kind: PaperKind
) -> None:
    made = (
        make_paper(place.desk, people["ar"])
        if kind is PaperKind.VISUAL
        else make_sheet(place.desk, people["ar"], kind)
    )
    text, shapes = colours(made.shown.pdf)
    assert all(ratio(one, PAPER) >= 7 for one in text - {PAPER})
    assert ratio(PAPER, INK) >= 7 and ratio(INK, TINT) >= 7  # numbers on discs, words on a tint
    carriers = {one for one in shapes if one.upper() not in LIGHT and one.upper() != "#FFFFFF"}
    assert carriers and all(ratio(one, PAPER) >= 3 for one in carriers), carriers
    assert ratio(RULE, PAPER) >= 3


def dark(room: PaperRoom, days: WeekDays) -> list[int]:
    """The plan with these days in black and white alone: every tint is gone."""
    base = plan(ARABIC)
    blocks = tuple(replace(b, days=days) if b.number == 4 else b for b in base.blocks)
    image = room.page_images(room.visual_pip(replace(base, blocks=blocks, watermark=None)), 80)[0]
    grey = Image.frombytes("RGB", (image.width, image.height), image.rgb).convert("L")
    return [int(value < 110) for value in grey.tobytes()]


def test_a_chosen_day_differs_from_the_others_without_any_colour(room: PaperRoom) -> None:
    days = plan(ARABIC).blocks[3].days
    assert days is not None
    none = dark(room, replace(days, chosen=frozenset()))
    for chosen in (0, 4):
        one = dark(room, replace(days, chosen=frozenset({chosen})))
        assert sum(one) - sum(none) > 200  # frame, tick and bold letters
