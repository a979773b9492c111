"""Every character comes back from the file in reading order: by the structure, and by poppler.

The structure is exact for whatever can be drawn. poppler rebuilds lines from places on the page and knows one
direction per page, so it is asked what people write: parts that run the other way stand in isolates.
"""

from __future__ import annotations

from collections.abc import Sequence

import icu
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.blocks import Direction, Line, PaperSheet, Prose, Role, SheetSection
from desktop.pdf.bidi_text import Paragraph, Setter
from desktop.pdf.fonts import FontShelf
from desktop.pdf.paper_pages import MARGIN
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.sheet import WIDTH
from desktop.pdf.styles import STYLES
from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.corpus import CODES, corpus
from tests.pdf.mixtures import anything, written
from tests.pdf.reading import needs_poppler, plain, poppler_text, tags

LTR, RTL = Direction.LTR, Direction.RTL
SHELF = FontShelf.open(fonts_folder())
ROOM = PaperRoom(SHELF, PictureShelf(pictures_folder()))
SETTER = Setter(SHELF)
LANGUAGE = {RTL: "ar", LTR: "nl"}
TEXT_WIDTH = (WIDTH - 2 * MARGIN) * 1000 / STYLES[Role.SENTENCE].size


def sheet_of(texts: Sequence[str], language: str, direction: Direction) -> bytes:
    """A paper with each text as a paragraph of 14 point."""
    lines = [Line(text, language, direction, Role.SENTENCE) for text in texts]
    return ROOM.paper_sheet(
        PaperSheet(
            language=language,
            direction=direction,
            title=(Line("B1 B2", "nl", LTR, Role.TITLE),),
            sections=(SheetSection((), tuple(Prose((line,)) for line in lines)),),
            check_lines=(),
            pack="landelijk@1",
            document_title="Teksten",
        )
    )


def line_by_line(text: str, language: str, direction: Direction) -> str:
    """The text as it stands on the paper: where a word is broken over two lines there is white space."""
    lines = SETTER.lines(Paragraph(text, language, direction), TEXT_WIDTH)
    return plain(" ".join(line.text for line in lines))


def letters_in(text: str) -> int:
    """How many letters with their marks (grapheme clusters), without what only steers."""
    breaks = icu.BreakIterator.createCharacterInstance(icu.Locale("nl"))
    breaks.setText(plain(text))
    return len(list(breaks))


def in_structure(pdf: bytes) -> list[str]:
    return [plain(tag.text) for tag in tags(pdf) if tag.kind == "P"]


@needs_poppler
@pytest.mark.parametrize("code", CODES)
def test_every_text_of_the_corpus_comes_back(code: str) -> None:
    samples = [sample for sample in corpus() if sample.language == code]
    pdf = sheet_of([sample.text for sample in samples], code, samples[0].direction)
    assert in_structure(pdf)[: len(samples)] == [plain(sample.text) for sample in samples]
    read = plain(poppler_text(pdf))
    at = 0
    for sample in samples:  # each once and in their order
        at = read.find(line_by_line(sample.text, code, sample.direction), at)
        assert at >= 0, sample


@settings(max_examples=12)
@given(texts=st.lists(anything().filter(plain), min_size=8, max_size=8), is_rtl=st.booleans())
def test_whatever_can_be_drawn_comes_back_by_the_structure(texts: list[str], is_rtl: bool) -> None:
    direction = RTL if is_rtl else LTR
    assert in_structure(sheet_of(texts, LANGUAGE[direction], direction)) == [plain(text) for text in texts]


@needs_poppler
@settings(max_examples=12)
@given(data=st.data(), is_rtl=st.booleans())
def test_what_people_write_in_two_directions_comes_back_by_poppler(data: st.DataObject, is_rtl: bool) -> None:
    direction = RTL if is_rtl else LTR
    texts = data.draw(st.lists(written(direction), min_size=6, max_size=6))
    read = plain(poppler_text(sheet_of(texts, LANGUAGE[direction], direction)))
    for text in texts:
        assert line_by_line(text, LANGUAGE[direction], direction) in read


@given(text=anything(), is_rtl=st.booleans(), width=st.integers(300, 9000))
def test_no_line_is_wider_than_its_box_and_no_glyph_is_missing(text: str, is_rtl: bool, width: int) -> None:
    """But one letter alone: it stands, however narrow the box."""
    paragraph = Paragraph(text, "ar" if is_rtl else "nl", RTL if is_rtl else LTR)
    lines = SETTER.lines(paragraph, width)
    for line in lines:
        assert line.width <= width or letters_in(line.text.strip()) <= 1
        assert all(g.number for run in line.runs for cluster in run.clusters for g in cluster.glyphs)
    assert plain("".join(line.text for line in lines)) == plain(text)
