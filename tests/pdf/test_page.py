"""The page itself: size, marks, structure, fullness, and that the same plan is the same file."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace

import pytest

from desktop.documents.blocks import Line, Role, VisualPip
from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from desktop.usecases.ports import PaperMaker
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.reading import opened, tags
from tests.pdf.samples import ALL, ARABIC, TIGRINYA, TURKISH, Texts, plan

WRITTEN: list[str] = []
WATCH = {"on": False}


def _note_opening_for_writing(event: str, arguments: tuple[object, ...]) -> None:
    if WATCH["on"] and event == "open":
        path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            WRITTEN.append(str(path))


sys.addaudithook(_note_opening_for_writing)


def longer(page: VisualPip, times: int) -> VisualPip:
    """The same plan with `times` as many sentences in each block."""
    return replace(page, blocks=tuple(replace(block, own=block.own * times) for block in page.blocks))


@pytest.mark.parametrize("texts", ALL)
def test_a_plan_is_one_sheet_of_a4(room: PaperRoom, texts: Texts) -> None:
    pages = opened(room.visual_pip(plan(texts))).pages
    assert [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages] == [(595, 842)]


def test_the_same_plan_gives_the_same_bytes_whatever_was_printed_before(shelf: FontShelf) -> None:
    pictures = PictureShelf(pictures_folder())
    first = PaperRoom(shelf, pictures)
    one = [first.visual_pip(plan(texts)) for texts in (ARABIC, TIGRINYA, TURKISH)]
    second = PaperRoom(FontShelf.open(fonts_folder()), pictures)
    other = [second.visual_pip(plan(texts)) for texts in (TURKISH, TIGRINYA, ARABIC)]
    assert one == other[::-1]
    assert first.visual_pip(plan(ARABIC)) == one[0]


def test_another_plan_gives_another_file_id(room: PaperRoom) -> None:
    ids = [opened(room.visual_pip(plan(texts))).trailer["/ID"][0] for texts in ALL]
    assert len(set(ids)) == 3


def test_the_file_knows_no_author_and_no_date(room: PaperRoom) -> None:
    pdf = room.visual_pip(plan(ARABIC))
    assert set(opened(pdf).metadata or {}) == {"/Title", "/Producer"}
    assert b"Samir" not in pdf


def test_the_document_says_language_title_and_that_it_is_tagged(room: PaperRoom) -> None:
    root = opened(room.visual_pip(plan(ARABIC))).trailer["/Root"]
    assert root["/Lang"] == "ar"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "Mijn plan in Nederland" in xmp


@pytest.mark.parametrize("texts", ALL)
def test_the_structure_has_headings_lists_and_pictures_with_words(room: PaperRoom, texts: Texts) -> None:
    found = tags(room.visual_pip(plan(texts)))
    kinds = [tag.kind for tag in found]
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == 8
    assert kinds.count("L") == 2
    assert kinds.count("LI") == 8
    assert all(tag.alternative for tag in found if tag.kind == "Figure")
    assert all(tag.language for tag in found if tag.text)
    assert {tag.language for tag in found if tag.text.strip()} == {texts.language, "nl"}


def test_concept_stands_in_the_stamp_once_and_the_watermark_is_not_read(room: PaperRoom) -> None:
    assert [tag.text for tag in tags(room.visual_pip(plan(TURKISH)))].count("CONCEPT") == 1


def test_an_established_plan_has_neither_stamp_nor_watermark(room: PaperRoom) -> None:
    concept = plan(TURKISH)
    final = replace(concept, stamp=(), watermark=None)
    assert "CONCEPT" not in [tag.text for tag in tags(room.visual_pip(final))]
    assert len(room.visual_pip(final)) < len(room.visual_pip(concept))


@pytest.mark.parametrize(("texts", "is_right"), [(ARABIC, True), (TURKISH, False)])
def test_block_one_stands_at_the_side_where_reading_begins(
    room: PaperRoom, texts: Texts, is_right: bool
) -> None:
    image = room.page_images(room.visual_pip(plan(texts)), 96)[0]

    def is_dark(x: int, y: int) -> bool:
        at = (y * image.width + x) * 3
        return max(image.rgb[at : at + 3]) < 80

    from_edge, down = 74, 26 + 93 + 8 + 4  # the upper rim of the first disc
    assert is_dark(image.width - from_edge, down) is is_right
    assert is_dark(from_edge, down) is not is_right


def test_a_page_image_has_three_bytes_a_pixel_and_white_corners(room: PaperRoom) -> None:
    image = room.page_images(room.visual_pip(plan(TIGRINYA)), 110)[0]
    assert (image.width, image.height) == (910, 1287)
    assert len(image.rgb) == image.width * image.height * 3
    assert image.rgb[:3] == image.rgb[-3:] == b"\xff\xff\xff"


def font_sizes(pdf: bytes) -> set[float]:
    """The sizes of type in the file, in points."""
    streams = [page.get_contents().get_data() for page in opened(pdf).pages]
    return {float(size) for stream in streams for size in re.findall(rb"/T\d+ ([\d.]+) Tf", stream)}


def test_a_fuller_plan_gives_up_air_before_it_takes_a_second_sheet_and_type_never_shrinks(
    room: PaperRoom,
) -> None:
    page = plan(TURKISH)
    fuller = replace(
        page, blocks=tuple(replace(b, own=(*b.own, b.own[0])) if b.number < 7 else b for b in page.blocks)
    )
    pdf = room.visual_pip(fuller)
    assert len(opened(pdf).pages) == 1
    assert font_sizes(pdf) == font_sizes(room.visual_pip(page))
    assert min(font_sizes(pdf)) == 9


def test_a_plan_that_is_too_full_gets_a_second_sheet_and_keeps_its_blocks_whole(room: PaperRoom) -> None:
    pdf = room.visual_pip(longer(plan(TURKISH), 2))
    assert len(opened(pdf).pages) == 2
    assert [tag.kind for tag in tags(pdf)].count("H2") == 8


def test_a_plan_that_no_two_sheets_hold_takes_as_many_as_it_needs(room: PaperRoom) -> None:
    pdf = room.visual_pip(longer(plan(TURKISH), 5))
    assert len(opened(pdf).pages) == room.plan_sheets(longer(plan(TURKISH), 5)) > 2
    assert [tag.kind for tag in tags(pdf)].count("H2") == 8


def test_a_missing_glyph_is_an_error_that_names_the_code_point_only(room: PaperRoom) -> None:
    page = plan(TURKISH)
    strange = Line("Elif กข", "tr", page.direction, Role.SENTENCE)
    with pytest.raises(Trouble) as trouble:
        room.visual_pip(replace(page, blocks=(replace(page.blocks[0], own=(strange,)),)))
    assert trouble.value.code is TroubleCode.GLYPH_MISSING
    assert trouble.value.facts == {"code_point": "U+0E01"}
    assert str(trouble.value) == "glyph_missing"


def test_a_missing_picture_is_named(room: PaperRoom) -> None:
    page = plan(TURKISH)
    picture = replace(page.blocks[0].picture, key="no-such-picture")
    with pytest.raises(Trouble) as trouble:
        room.visual_pip(replace(page, blocks=(replace(page.blocks[0], picture=picture),)))
    assert trouble.value.facts == {"picture": "no-such-picture"}


def test_nothing_is_written_to_disk_while_printing_and_previewing(room: PaperRoom) -> None:
    WRITTEN.clear()
    WATCH["on"] = True
    try:
        room.page_images(room.visual_pip(plan(ARABIC)), 72)
    finally:
        WATCH["on"] = False
    assert WRITTEN == []


def test_the_room_is_a_paper_maker(room: PaperRoom) -> None:
    maker: PaperMaker = room
    assert maker.visual_pip(plan(ARABIC)).startswith(b"%PDF-1.4")


def test_dutch_is_not_said_twice_on_a_page_in_dutch(room: PaperRoom) -> None:
    page = plan(TURKISH)
    block = page.blocks[4]
    said = replace(block.own[0], language="nl", text="Les over werk.")
    title = replace(block.title.dutch, role=Role.BLOCK_TITLE)
    twin = replace(block.title, own=title)
    beneath = replace(said, role=Role.SENTENCE_DUTCH)
    quiet = replace(page, language="nl", blocks=(replace(block, title=twin, own=(said,), dutch=(beneath,)),))
    texts = [tag.text for tag in tags(room.visual_pip(quiet))]
    assert texts.count("Les over werk.") == 1
    assert texts.count("Werk en Nederland") == 1
