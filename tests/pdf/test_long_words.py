"""A word of four hundred letters without a place to break: in every box, and never over its edge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.blocks import (
    Direction,
    Framed,
    Items,
    LabelRow,
    LabelRows,
    Line,
    PaperSheet,
    Prose,
    QrCode,
    Road,
    Role,
    SheetSection,
    Table,
    Ticks,
    Twin,
    WeekDays,
)
from desktop.documents.sheet_writer import nl
from desktop.pdf.bidi_text import Setter
from desktop.pdf.flowables import RoadBox, Studio, WeekBox
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.styles import STYLES
from desktop.pdf.writer import PaperRoom
from resources.paths import pictures_folder
from tests.pdf.reading import needs_poppler, plain, tags
from tests.pdf.samples import ARABIC, TURKISH, plan
from tests.pdf.test_plan_flow import ROOM, off_the_page

LTR, RTL = Direction.LTR, Direction.RTL
WORDS = {
    "tr": ("Çekoslovakyalılaştıramadıklarımızdan" * 12)[:400],
    "ar": ("مدرسة" * 80)[:400],
    "ti": ("ምምሕዳርን" * 67)[:400],
    "ru": ("Достопримечательность" * 20)[:400],
}


@pytest.fixture
def studio(setter: Setter) -> Studio:
    return Studio(setter, PictureShelf(pictures_folder()), LTR, "tr")


def own(code: str, role: Role = Role.SENTENCE) -> Line:
    return Line(WORDS[code], code, RTL if code == "ar" else LTR, role)


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("width", [40.0, 137.0])
def test_set_text_is_never_wider_than_its_box(studio: Studio, code: str, width: float) -> None:
    for role in Role:
        text = studio.text(own(code, role), width)
        assert text.width <= width + 0.5, role
        assert "".join(line.text for line in text.lines) == WORDS[code]
        assert text.height >= len(text.lines) * text.line_height


@pytest.mark.parametrize("code", WORDS)
def test_the_letters_of_a_joined_script_are_never_spaced(studio: Studio, code: str) -> None:
    """Tracking is for stamps in capitals; it would tear Arabic words apart."""
    plainly = replace(STYLES[Role.STAMP_DUTCH], tracking=0)
    short = replace(own(code, Role.STAMP_DUTCH), text=WORDS[code][:8])
    assert (studio.text(short).width > studio.text(short, style=plainly).width) is (code != "ar")


@pytest.mark.parametrize("code", WORDS)
def test_road_and_week_stay_as_wide_as_the_block(studio: Studio, code: str) -> None:
    twin = Twin(own(code, Role.LABEL), nl(WORDS["tr"], Role.LABEL_DUTCH))
    short = Twin(replace(twin.own, text=WORDS[code][:9]), nl("les", Role.LABEL_DUTCH))
    assert RoadBox(studio, Road((short, twin, short)), 540).width <= 541
    assert WeekBox(studio, WeekDays((twin, *[short] * 6), frozenset({0})), 540).width <= 541


@needs_poppler
@pytest.mark.parametrize("code", ["ar", "ti"])
def test_everywhere_on_a_sheet(room: PaperRoom, code: str) -> None:
    word = own(code, Role.CELL)
    parts = (
        Prose((word,)),
        Framed((word, nl("b"))),
        LabelRows((LabelRow((word,), (word,), word),)),
        Items((((word,)), (word, nl("b"))), is_numbered=True),
        Ticks(((word,),), frozenset({0})),
        Table((word, nl("b", Role.CELL_HEAD)), ((word, word), (nl("a", Role.CELL), word)), (1, 9)),
        QrCode("x" * 40, word, (word, replace(word, role=Role.SENTENCE))),
    )
    page = PaperSheet(
        language=code,
        direction=word.direction,
        title=(replace(word, role=Role.TITLE),),
        sections=(SheetSection((replace(word, role=Role.BLOCK_TITLE),), parts),),
        check_lines=(replace(word, role=Role.CHECK_LINE),) * 2,
        pack="landelijk@1",
        document_title="Lange woorden",
        letterhead=(word,),
        stamp=(replace(word, role=Role.STAMP), nl(WORDS["tr"], Role.STAMP_DUTCH)),
        watermark="CONCEPT",
        foot=(replace(word, role=Role.FOOT),),
    )
    pdf = room.paper_sheet(page)
    assert off_the_page(pdf) == []
    assert [plain(tag.text) for tag in tags(pdf)].count(plain(WORDS[code])) >= 15


@needs_poppler
@pytest.mark.parametrize("texts", [ARABIC, TURKISH], ids=["ar", "tr"])
def test_everywhere_on_a_plan(room: PaperRoom, texts: object) -> None:
    page = plan(ARABIC if texts is ARABIC else TURKISH)
    word = own(page.language)
    twin = Twin(word, nl(WORDS["tr"], Role.LABEL_DUTCH))
    label = Twin(replace(word, role=Role.LABEL), twin.dutch)
    block = replace(
        page.blocks[2],
        own=(word,),
        title=Twin(replace(word, role=Role.BLOCK_TITLE), nl(WORDS["tr"], Role.BLOCK_TITLE_DUTCH)),
        phone="0" * 60,
        road=Road((label,) * 3),
        days=WeekDays((label,) * 7, frozenset({1})),
    )
    pdf = room.visual_pip(
        replace(
            page,
            title=Twin(replace(word, role=Role.TITLE), twin.dutch),
            subtitle=nl(WORDS["tr"], Role.SUBTITLE),
            stamp=(replace(word, role=Role.STAMP), nl(WORDS["tr"], Role.STAMP_DUTCH)),
            blocks=(block, replace(block, number=2, is_wide=False), *page.blocks[2:]),
            foot=Twin(replace(word, role=Role.FOOT), nl(WORDS["tr"], Role.FOOT_DUTCH)),
            check_lines=(replace(word, role=Role.CHECK_LINE),) * 3,
        )
    )
    assert off_the_page(pdf) == []


TEXT = st.sampled_from(("", " ", "woord", "\u2068B1\u2069 (3)", "x" * 400, "woord " * 700, "مدرسة" * 60))


@needs_poppler
@settings(max_examples=8)
@given(data=st.data(), is_rtl=st.booleans())
def test_a_sheet_of_anything_is_made_and_nothing_falls_off(data: st.DataObject, is_rtl: bool) -> None:
    direction = RTL if is_rtl else LTR
    line = st.builds(
        Line, TEXT, st.sampled_from(("ar", "nl", "ti")), st.just(direction), st.sampled_from(Role)
    )
    said = st.lists(line, max_size=2).map(tuple)
    some = st.lists(said, max_size=3).map(tuple)
    cells = st.tuples(line, line)
    part = st.one_of(
        st.builds(Prose, said),
        st.builds(Framed, said),
        st.builds(Items, some, st.booleans()),
        st.builds(Ticks, some),
        st.builds(LabelRows, st.lists(st.builds(LabelRow, said, said), max_size=2).map(tuple)),
        st.builds(Table, cells, st.lists(cells, max_size=3).map(tuple), st.just((2, 1))),
        st.builds(QrCode, st.just("x"), line, said),
    )
    section = st.builds(SheetSection, said, st.lists(part, max_size=3).map(tuple), st.booleans())
    page = PaperSheet(
        language="ar" if is_rtl else "nl",
        direction=direction,
        title=data.draw(said),
        sections=data.draw(st.lists(section, max_size=2).map(tuple)),
        check_lines=data.draw(said),
        pack="landelijk@1",
        document_title="Van alles",
        letterhead=data.draw(said),
        stamp=data.draw(said),
        foot=data.draw(said),
    )
    assert off_the_page(ROOM.paper_sheet(page)) == []
