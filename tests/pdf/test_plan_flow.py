"""A plan of any fullness: nothing off the page, no step split, as many sheets as it takes."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.blocks import Direction, Line, PlanBlock, Role, Twin, VisualPip
from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.corpus import CODES, Sample, corpus
from tests.pdf.mixtures import written
from tests.pdf.reading import PDFTOTEXT, needs_poppler, opened, plain, poppler_text, tags
from tests.pdf.samples import ARABIC, TURKISH, dutch, plan

ROOM = PaperRoom(FontShelf.open(fonts_folder()), PictureShelf(pictures_folder()))
LTR, RTL = Direction.LTR, Direction.RTL
GOES_ON = "Bu bir sonraki sayfada devam ediyor."
A4 = (595.28, 841.89)


def with_block(own: tuple[Line, ...], beneath: tuple[Line, ...] = (), language: str = "tr") -> VisualPip:
    """The sample plan with one block filled, the third (road), as a plan in that language."""
    is_rtl = bool(own) and own[0].direction is RTL
    page = plan(ARABIC if is_rtl else TURKISH)
    filled = replace(page.blocks[2], own=own, dutch=beneath)
    words = Twin(Line(GOES_ON, "tr", LTR, Role.FOOT), dutch("Dit gaat verder.", Role.FOOT_DUTCH))
    return replace(
        page, language=language, blocks=(*page.blocks[:2], filled, *page.blocks[3:]), goes_on=words
    )


def off_the_page(pdf: bytes) -> list[str]:
    """Words of which a part lies outside the sheet, by poppler."""
    assert PDFTOTEXT is not None
    done = subprocess.run([PDFTOTEXT, "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    found = re.findall(
        r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>', done.stdout.decode()
    )
    inside = [(-1, A4[0] + 1), (-10, A4[1] + 10)]  # the height of a font is more than that of its letters
    return [
        word
        for x, y, x_end, y_end, word in found
        if not (inside[0][0] <= float(x) and float(x_end) <= inside[0][1]
                and inside[1][0] <= float(y) and float(y_end) <= inside[1][1])
    ]  # fmt: skip


def pages_of(pdf: bytes) -> list[str]:
    return [plain(page) for page in poppler_text(pdf).split("\f") if page.strip()]


def steps(code: str, count: int) -> tuple[Line, ...]:
    """So many steps in a language, each with its number so that they differ."""
    samples: list[Sample] = [one for one in corpus() if one.language == code and one.kind == "shipped"]
    role = Role.SENTENCE
    return tuple(
        Line(f"\u2068{at + 1}\u2069 {one.text}", code, one.direction, role)
        for at, one in ((at, samples[at % len(samples)]) for at in range(count))
    )


@needs_poppler
@pytest.mark.parametrize("code", CODES)
def test_one_five_and_thirty_steps_are_whole_on_their_page(code: str) -> None:
    page = with_block(steps(code, 30), language=code)
    first, second, third, *others = page.blocks
    blocks = (replace(first, own=steps(code, 1)), replace(second, own=steps(code, 5)), third, *others)
    pdf = ROOM.visual_pip(replace(page, blocks=blocks))
    assert off_the_page(pdf) == []
    found = [plain(tag.text) for tag in tags(pdf) if tag.kind == "P"]
    for count in (1, 5, 30):  # each step one paragraph, so on one page
        assert all(plain(line.text) in found for line in steps(code, count))


@needs_poppler
def test_a_block_higher_than_a_page_goes_on_with_its_number_and_says_so() -> None:
    said = steps("tr", 60)
    pdf = ROOM.visual_pip(with_block(said))
    pages = pages_of(pdf)
    told = [GOES_ON in page for page in pages]
    parts = [page for page in pages if "Yolunuz" in page]
    assert len(parts) == told.count(True) + 1 >= 2
    assert [plain(tag.text) for tag in tags(pdf) if tag.kind == "H2" or tag.text == "3"].count("3") == len(
        parts
    )
    order = " ".join(pages)
    places = [order.find(plain(line.text)) for line in said]
    assert -1 not in places and places == sorted(places)


def test_a_plan_that_fits_says_nowhere_that_it_goes_on() -> None:
    assert all(tag.text != GOES_ON for tag in tags(ROOM.visual_pip(with_block(steps("tr", 2)))))


@needs_poppler
@pytest.mark.parametrize(
    "text",
    [
        "a" * 400,
        "مدرسة" * 80,
        "ምምሕዳርን" * 60,
        " ".join(["Ik wil graag als kok werken, in een keuken met veel mensen."] * 85),
        "x" * 5000,
    ],
    ids=[
        "400 letters",
        "400 Arabic",
        "480 Ethiopic",
        "5,000 in sentences",
        "5,000 letters",
    ],
)
def test_own_words_of_any_length_are_all_there(text: str) -> None:
    direction = RTL if "م" in text else LTR
    line = Line(text, "ar" if direction is RTL else "tr", direction, Role.SENTENCE)
    pdf = ROOM.visual_pip(with_block((line,), (dutch(text, Role.SENTENCE_DUTCH),)))
    assert off_the_page(pdf) == []
    everything = "".join(tag.text for tag in tags(pdf) if tag.language == line.language).replace(" ", "")
    kept = everything.replace(GOES_ON.replace(" ", ""), "")
    assert plain(text).replace(" ", "") in kept or kept.count(text[:1]) >= text.count(text[:1])


def test_the_booklet_and_the_cards_hold_a_block_of_any_length() -> None:
    line = Line("Een zin die goed te lezen is. " * 170, "tr", LTR, Role.SENTENCE)
    page = with_block((line,))
    for make in (ROOM.plan_booklet, ROOM.plan_cards):
        said = " ".join(plain(tag.text) for tag in tags(make(page)) if tag.language == "tr")
        assert plain(said.replace(GOES_ON, "")).count("Een zin die goed te lezen is.") == 170


def test_empty_texts_give_a_page() -> None:
    page = plan(TURKISH)
    none = Line("", "tr", LTR, Role.SENTENCE)
    bare = tuple(replace(block, own=(none,), dutch=(), title=Twin(none, none)) for block in page.blocks)
    assert len(opened(ROOM.visual_pip(replace(page, blocks=bare))).pages) == 1
    for make in (ROOM.visual_pip, ROOM.plan_cards, ROOM.plan_booklet):
        assert len(opened(make(replace(page, blocks=()))).pages) <= 1


def test_type_is_as_large_on_ten_sheets_as_on_one() -> None:
    sizes = {
        float(size)
        for page in opened(ROOM.visual_pip(with_block(steps("tr", 120)))).pages
        for size in re.findall(r"/T\d+ ([\d.]+) Tf", page.get_contents().get_data().decode("latin-1"))
        if float(size) > 1
    }
    assert min(sizes) == 9 and {14.0, 10.0} <= sizes


BLOCKS = st.integers(0, 7)


@needs_poppler
@settings(max_examples=5)
@given(data=st.data(), is_rtl=st.booleans())
def test_whatever_blocks_hold_nothing_falls_off_the_page(data: st.DataObject, is_rtl: bool) -> None:
    page = plan(ARABIC if is_rtl else TURKISH)
    direction, language = (RTL, "ar") if is_rtl else (LTR, "tr")
    text = written(direction) | st.sampled_from(
        ("", "w" * 400, "مدرسة" * 80, "Een zin. " * 300, "woord " * 500)
    )

    def filled(block: PlanBlock) -> PlanBlock:
        own = data.draw(st.lists(text, max_size=2))
        beneath = data.draw(text)
        title = Line(data.draw(text), language, direction, Role.BLOCK_TITLE)
        return replace(
            block,
            own=tuple(Line(one, language, direction, Role.SENTENCE) for one in own),
            dutch=(dutch(beneath, Role.SENTENCE_DUTCH),),
            title=Twin(title, block.title.dutch),
        )

    chosen = data.draw(st.frozensets(BLOCKS, min_size=1, max_size=2))
    full = replace(page, blocks=tuple(filled(b) if at in chosen else b for at, b in enumerate(page.blocks)))
    assert off_the_page(ROOM.visual_pip(full)) == []
