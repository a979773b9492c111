"""What the plan shows: jars, the leaf of the next talk, photos, the code; real text in both languages."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.blocks import (
    CalendarLeaf,
    Direction,
    Jar,
    Line,
    Photo,
    Picture,
    PlanBlock,
    QrCode,
    Role,
    VisualPip,
)
from desktop.documents.plan_shown import leaf
from desktop.domain.ids import DossierId
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper
from tests.builders import Workplace, texts
from tests.paper_people import shaima, with_papers
from tests.pdf.reading import Tag, opened, plain, tags
from tests.pdf.samples import ARABIC, TURKISH, plan

PLANNED = Planned("een", "2026-10-06T10:00", "Stadhuis, kamer 4")
HOURS = "Samen doen in de stad: 800 uur."


@pytest.fixture(scope="module")
def place(room: PaperRoom) -> Workplace:
    return with_papers(room)


@pytest.fixture(scope="module")
def dossiers(place: Workplace) -> Mapping[str, DossierId]:
    return {code: shaima(place, code) for code in ("ar", "ti")}


def said(pdf: bytes) -> list[str]:
    """Every text of the structure, in reading order."""
    return [plain(tag.text) for tag in tags(pdf) if tag.text.strip()]


def line(text: str, language: str = "nl") -> Line:
    return Line(text, language, Direction.RTL if language == "ar" else Direction.LTR, Role.LABEL)


def photo(color: tuple[int, int, int], size: tuple[int, int] = (160, 200)) -> Photo:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG", quality=90)
    return Photo(out.getvalue(), *size)


def with_block(page: VisualPip, number: int, **changed: Any) -> VisualPip:
    blocks = tuple(replace(b, **changed) if b.number == number else b for b in page.blocks)
    return replace(page, blocks=blocks)


def shortened(page: VisualPip) -> VisualPip:
    """The same plan with one short sentence a block."""

    def short(block: PlanBlock) -> PlanBlock:
        return replace(block, own=block.own[:1], dutch=(replace(block.dutch[0], text="Kort."),))

    return replace(page, blocks=tuple(short(block) for block in page.blocks))


@pytest.mark.parametrize(("code", "hours"), [("ar", "800 ساعة"), ("ti", "800 ሰዓት")])
def test_hours_stand_in_jars_in_both_languages_and_in_no_sentence_too(
    place: Workplace, dossiers: Mapping[str, DossierId], code: str, hours: str
) -> None:
    on_plan = said(make_paper(place.desk, dossiers[code]).shown.pdf)
    assert on_plan.count(hours) == 2
    assert {"les 800 uur", "samen doen 800 uur"} <= set(on_plan)
    assert not any(HOURS in text for text in on_plan)
    on_list = said(make_sheet(place.desk, dossiers[code], PaperKind.PLAN_LIST).shown.pdf)
    assert HOURS in on_list and "U krijgt 800 uur les." in on_list


def test_the_next_talk_is_a_leaf_and_a_clock_and_no_picture_of_any_calendar(
    place: Workplace, dossiers: Mapping[str, DossierId]
) -> None:
    found = tags(make_paper(place.desk, dossiers["ar"]).shown.pdf)
    texts_of = [plain(tag.text) for tag in found]
    at = texts_of.index("di · september")
    assert texts_of[at - 3 : at + 1] == [
        "الثلاثاء",
        "22",
        "أيلول/سبتمبر",
        "di · september",
    ]
    assert "10:00" in texts_of
    alternatives = [tag.alternative for tag in found if tag.kind == "Figure"]
    calendar = texts().say("documents", "paper.picture.8", "Tekening van een kalender en een klok", "ar")
    assert len(alternatives) == 7 and calendar.text not in alternatives


def test_a_leaf_has_the_names_of_the_language_and_the_dutch() -> None:
    made = leaf(date(2026, 10, 6), "10:00", texts(), "fr", Direction.LTR)
    assert (made.weekday.own.text, made.day, made.month.own.text) == ("mardi", "6", "octobre")
    assert (made.weekday.dutch.text, made.month.dutch.text) == ("dinsdag", "oktober")


@pytest.mark.parametrize(("language", "month"), [("ru", "понедельник"), ("ar", "تشرين الأول/أكتوبر")])
def test_a_leaf_with_long_names_stays_on_the_page(room: PaperRoom, language: str, month: str) -> None:
    base = plan(ARABIC if language == "ar" else TURKISH)
    long = line(month, language)
    twin = replace(base.blocks[0].title, own=long, dutch=line("maandag"))
    page = with_block(base, 8, leaf=CalendarLeaf(twin, "30", twin, "23:45"))
    pdf = room.visual_pip(page)
    assert len(opened(pdf).pages) == 1
    assert {"30", "23:45"} <= set(said(pdf))
    assert_white_edges(room, pdf)


def assert_white_edges(room: PaperRoom, pdf: bytes) -> None:
    """Nothing is drawn off the text area of any page."""
    for image in room.page_images(pdf, 60):
        edge, row = 60, image.width * 3
        left = bytes(b for y in range(image.height) for b in image.rgb[y * row : y * row + edge])
        right = bytes(b for y in range(image.height) for b in image.rgb[(y + 1) * row - edge : (y + 1) * row])
        assert min(left) > 240 and min(right) > 240


def code_of(planned: Planned) -> QrCode:
    return QrCode(code_text(planned), line("Code"), (line("Richt de camera van uw telefoon hierop."),))


def read_codes(room: PaperRoom, pdf: bytes) -> list[str]:
    image = room.page_images(pdf, 200)[0]
    picture = Image.frombytes("RGB", (image.width, image.height), image.rgb)
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("sample", [ARABIC, TURKISH], ids=["ar", "tr"])
def test_a_plan_with_room_has_the_code_of_the_next_talk_and_a_telephone_reads_it(
    room: PaperRoom, sample: Any
) -> None:
    pdf = room.visual_pip(replace(shortened(plan(sample)), code=code_of(PLANNED)))
    assert len(opened(pdf).pages) == 1
    assert read_codes(room, pdf) == [code_text(PLANNED)]
    assert [tag.alternative for tag in tags(pdf) if tag.kind == "Figure"][-1] == "Code"


def test_a_code_takes_no_sentence_and_no_second_sheet(room: PaperRoom) -> None:
    page = plan(TURKISH)
    fuller = replace(
        page, blocks=tuple(replace(b, own=(*b.own, b.own[0])) if b.number < 7 else b for b in page.blocks)
    )
    without = room.visual_pip(fuller)
    assert len(opened(without).pages) == 1
    assert room.visual_pip(replace(fuller, code=code_of(PLANNED))) == without


def images_in(pdf: bytes) -> list[Any]:
    objects = opened(pdf).pages[0]["/Resources"].get("/XObject", {})
    return [found for one in objects.values() if (found := one.get_object())["/Subtype"] == "/Image"]


def test_a_photo_stands_in_the_place_of_a_pictogram_with_its_own_words(room: PaperRoom) -> None:
    red = photo((200, 30, 30))
    page = with_block(plan(TURKISH), 2, picture=Picture("goal", line("iemand bij een fornuis"), red))
    pdf = room.visual_pip(page)
    (image,) = images_in(pdf)
    assert image["/ColorSpace"] == "/DeviceRGB"
    assert not {"/SMask", "/Mask", "/Interpolate"} & set(image)
    assert image._data == red.jpeg or red.jpeg in pdf
    figures: list[Tag] = [tag for tag in tags(pdf) if tag.alternative == "iemand bij een fornuis"]
    assert [(tag.kind, tag.language) for tag in figures] == [("Figure", "nl")]
    seen = room.page_images(pdf, 60)[0]
    reds = sum(
        1
        for at in range(0, len(seen.rgb), 3)
        if seen.rgb[at] > 150 and seen.rgb[at + 1] < 80 and seen.rgb[at + 2] < 80
    )
    assert reds > 1500
    assert room.visual_pip(page) == pdf


def test_a_photo_of_the_person_takes_the_place_of_the_empty_frame(room: PaperRoom) -> None:
    base = plan(ARABIC)
    own = Picture("portrait", line("Samir"), photo((30, 60, 200)))
    pdf = room.visual_pip(with_block(base, 1, picture=own, is_framed_photo=False))
    assert len(images_in(pdf)) == 1
    assert images_in(room.visual_pip(base)) == []


def test_jars_are_a_list_for_who_listens_and_stand_within_their_block(room: PaperRoom) -> None:
    base = plan(ARABIC)
    hours = replace(base.blocks[0].title, own=line("800 ساعة", "ar"), dutch=line("800 uur"))
    label = replace(base.blocks[0].title, own=line("دروس", "ar"), dutch=line("les"))
    pdf = room.visual_pip(with_block(base, 5, jars=(Jar(label, hours), Jar(label, hours))))
    found = tags(pdf)
    assert [tag.kind for tag in found].count("L") == 3
    assert [plain(tag.text) for tag in found].count("les 800 uur") == 2
    assert_white_edges(room, pdf)


def font_sizes(pdf: bytes) -> set[float]:
    streams = [page.get_contents().get_data() for page in opened(pdf).pages]
    return {float(size) for stream in streams for size in re.findall(rb"/T\d+ ([\d.]+) Tf", stream)}


def test_the_words_that_are_drawn_are_as_large_as_all_others(
    place: Workplace, dossiers: Mapping[str, DossierId]
) -> None:
    sizes = font_sizes(make_paper(place.desk, dossiers["ti"]).shown.pdf) - {1}
    assert sorted(sizes)[:2] == [9, 10]  # the check line, then the Dutch
    assert all(size >= 10.5 for size in sizes - {9, 10})
