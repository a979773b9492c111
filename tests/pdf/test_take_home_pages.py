"""Cards for a telephone and the booklet on A5: size, order, tags, what each says by itself, the PNG files."""

from __future__ import annotations

import io
import struct
from dataclasses import replace

import pytest
from pypdf import PdfReader

from desktop.documents.blocks import QrCode, Role, VisualPip
from desktop.pdf.booklet_pages import ONE_SHEET, sheets_of
from desktop.pdf.flowables import shared
from desktop.pdf.styles import STYLES
from desktop.pdf.writer import PaperRoom
from desktop.usecases.export_cards import CARD_DPI
from tests.pdf.reading import plain, poppler_text, tags
from tests.pdf.samples import ALL, ARABIC, TURKISH, Texts, plan

A5 = (419.5, 595.3)
#: of all that PNG can carry along
PICTURE_ALONE = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


@pytest.fixture(scope="module")
def cards(room: PaperRoom) -> dict[str, bytes]:
    return {texts.language: room.plan_cards(plan(texts)) for texts in ALL}


@pytest.fixture(scope="module")
def booklets(room: PaperRoom) -> dict[str, bytes]:
    return {texts.language: room.plan_booklet(plan(texts)) for texts in ALL}


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [(round(float(p.mediabox.width), 1), round(float(p.mediabox.height), 1)) for p in pages]


def chunks(png: bytes) -> list[bytes]:
    """The names of all parts of a PNG file."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append(png[at + 4 : at + 8])
        at += length + 12
    return found


@pytest.mark.parametrize("texts", ALL, ids=lambda texts: texts.language)
def test_every_block_is_a_card_of_its_own_as_wide_as_a_telephone(
    cards: dict[str, bytes], texts: Texts
) -> None:
    found = sizes(cards[texts.language])
    assert len(found) == len(plan(texts).blocks)
    assert {width for width, _ in found} == {360.0}
    assert len({height for _, height in found}) > 1  # each as high as its block


@pytest.mark.parametrize("texts", ALL, ids=lambda texts: texts.language)
def test_every_card_says_by_itself_what_it_is(room: PaperRoom, cards: dict[str, bytes], texts: Texts) -> None:
    page = plan(texts)
    said = poppler_text(cards[texts.language]).split("\f")
    for card, block in zip(said, page.blocks, strict=False):
        for line in (page.stamp[0], page.foot.own, page.foot.dutch, page.check_lines[-1], block.title.own):
            assert plain(line.text) in plain(card)
        assert "CONCEPT" in card


def test_an_established_plan_has_cards_without_a_stamp(room: PaperRoom) -> None:
    page = replace(plan(TURKISH), stamp=(), watermark=None)
    assert "CONCEPT" not in poppler_text(room.plan_cards(page))
    assert "CONCEPT" not in poppler_text(room.plan_booklet(page))


def test_head_and_foot_are_read_aloud_once_and_every_block_has_its_heading(
    cards: dict[str, bytes], booklets: dict[str, bytes]
) -> None:
    for pdf in (cards["ar"], booklets["ar"]):
        kinds = [tag.kind for tag in tags(pdf)]
        assert kinds.count("H1") == 1 and kinds.count("H2") == len(plan(ARABIC).blocks)
        assert kinds.count("Figure") >= len(plan(ARABIC).blocks)
        texts = [plain(tag.text) for tag in tags(pdf)]
        assert texts.count(plain(plan(ARABIC).foot.own.text)) == 1


@pytest.mark.parametrize("texts", ALL, ids=lambda texts: texts.language)
def test_a_booklet_has_pages_of_a5_in_reading_order_and_goes_on_one_sheet(
    booklets: dict[str, bytes], texts: Texts
) -> None:
    pdf = booklets[texts.language]
    found = sizes(pdf)
    assert set(found) == {A5} and sheets_of(len(found)) == 1 and len(found) == ONE_SHEET
    titles = [plain(block.title.own.text) for block in plan(texts).blocks]
    headings = [plain(tag.text) for tag in tags(pdf) if tag.kind in ("H2", "Span")]
    assert [text for text in headings if text in titles] == titles


def test_letters_of_the_person_are_as_large_in_a_booklet_as_on_a4() -> None:
    own = (Role.SENTENCE, Role.LABEL, Role.FOOT, Role.STAMP, Role.BLOCK_TITLE)
    assert all(STYLES[role].size * 0.75 >= 14 for role in own)


def crowded(page: VisualPip, lines: int) -> VisualPip:
    """The same plan with so many sentences in its first block."""
    first = page.blocks[0]
    return replace(page, blocks=(replace(first, own=first.own * lines), *page.blocks[1:]))


def test_a_full_booklet_takes_a_second_sheet_and_a_block_higher_than_a_page_goes_on(room: PaperRoom) -> None:
    page = plan(TURKISH)
    many = replace(page, blocks=tuple(replace(block, own=block.own * 8) for block in page.blocks))
    assert room.page_count(room.plan_booklet(many)) > ONE_SHEET
    assert room.page_count(room.plan_booklet(crowded(page, 60))) > ONE_SHEET
    assert room.page_count(room.plan_cards(crowded(page, 60))) == len(page.blocks)  # a card grows


def test_the_same_plan_gives_the_same_bytes(
    room: PaperRoom, cards: dict[str, bytes], booklets: dict[str, bytes]
) -> None:
    assert room.plan_cards(plan(ARABIC)) == cards["ar"]
    assert room.plan_booklet(plan(ARABIC)) == booklets["ar"]


def test_a_picture_is_1080_wide_with_nothing_in_the_file_but_the_picture(
    room: PaperRoom, cards: dict[str, bytes]
) -> None:
    pages = room.page_images(cards["ti"], CARD_DPI)
    files = [room.png(page) for page in pages]
    assert {page.width for page in pages} == {1080}
    assert all(set(chunks(file)) <= PICTURE_ALONE for file in files)
    assert files == [room.png(page) for page in room.page_images(cards["ti"], CARD_DPI)]
    assert max(map(len, files)) < 500_000


@pytest.mark.parametrize(
    ("wanted", "least", "room", "given"),
    [
        ((50, 100, 60), (50, 40, 60), 300, (50, 100, 60)),
        ((50, 100, 60), (50, 40, 60), 170, (50, 60, 60)),
        ((90, 90), (90, 90), 100, (50, 50)),
    ],
)
def test_room_goes_first_to_what_would_be_broken(
    wanted: tuple[float, ...], least: tuple[float, ...], room: float, given: tuple[float, ...]
) -> None:
    assert tuple(shared(wanted, least, room)) == pytest.approx(given)


def test_a_booklet_has_the_code_of_the_next_appointment_where_there_is_room(room: PaperRoom) -> None:
    page = plan(TURKISH)
    code = QrCode("BEGIN:VCALENDAR", page.foot.own, (page.foot.own,))
    figures = [tag.alternative for tag in tags(room.plan_booklet(replace(page, code=code)))]
    assert page.foot.own.text in figures
    many = replace(page, code=code, blocks=tuple(replace(one, own=one.own * 5) for one in page.blocks))
    assert room.page_count(room.plan_booklet(many)) >= ONE_SHEET  # without it, where it would need a page
