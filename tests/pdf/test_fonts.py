"""The font files: names, weights, what they draw, and what goes into a document."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from desktop.commands.fonts import shipped_coverage
from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.font_build import FONT_FILES, STAMP_NAME, are_fonts_built, build_fonts
from desktop.pdf.font_coverage import coverage
from desktop.pdf.font_sources import FontSourcesBroken, read_font_sources
from desktop.pdf.fonts import FontShelf
from desktop.pdf.type0_fonts import subset_of
from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder
from tests.pdf.reading import opened
from tests.pdf.samples import ALL, Texts, plan


def ink(path: Path, letter: str) -> float:
    """The inked area of a letter, in square units of the font."""
    font = TTFont(path)
    glyphs = font.getGlyphSet()
    pen = AreaPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return abs(float(pen.value))


@pytest.mark.parametrize(
    ("family", "letter"), [("NotoSans", "n"), ("NotoSansArabic", "ل"), ("NotoSansEthiopic", "ሰ")]
)
def test_bold_has_more_ink_than_regular(family: str, letter: str) -> None:
    folder = fonts_folder()
    regular, bold = (ink(folder / f"{family}-{style}.ttf", letter) for style in ("Regular", "Bold"))
    assert bold > 1.2 * regular


def test_each_file_bears_the_family_name_screens_ask_for_and_its_own_weight() -> None:
    for font in FONT_FILES:
        tables = TTFont(fonts_folder() / font.name)
        assert tables["name"].getDebugName(1) == font.family
        assert tables["name"].getDebugName(2) == ("Bold" if font.weight == 700 else "Regular")
        assert tables["OS/2"].usWeightClass == font.weight
        assert "fvar" not in tables


def test_fonts_that_fit_are_not_made_again(shelf: FontShelf) -> None:
    folder = fonts_folder()
    before = [(folder / font.name).stat().st_mtime_ns for font in FONT_FILES]
    build_fonts(folder)
    assert [(folder / font.name).stat().st_mtime_ns for font in FONT_FILES] == before


def test_a_stamp_of_other_sources_asks_for_a_new_build(tmp_path: Path) -> None:
    for font in FONT_FILES:
        (tmp_path / font.name).write_bytes((fonts_folder() / font.name).read_bytes())
    assert not are_fonts_built(tmp_path)
    (tmp_path / STAMP_NAME).write_text('{"recipe": "of other sources"}', encoding="utf-8")
    assert not are_fonts_built(tmp_path)
    (tmp_path / STAMP_NAME).write_bytes((fonts_folder() / STAMP_NAME).read_bytes())
    assert are_fonts_built(tmp_path)


@pytest.mark.parametrize("texts", ALL)
def test_every_font_in_a_paper_is_embedded_with_both_weights_under_their_own_names(
    room: PaperRoom, texts: Texts
) -> None:
    page = opened(room.visual_pip(plan(texts))).pages[0]
    names = set()
    for font in page["/Resources"]["/Font"].values():
        descendant = font["/DescendantFonts"][0].get_object()
        assert font["/Encoding"] == "/Identity-H"
        assert len(descendant["/FontDescriptor"]["/FontFile2"].get_data()) > 1000
        names.add(font["/BaseFont"].split("+")[1])
    assert {"NotoSans-Regular", "NotoSans-Bold"} <= names
    assert not any("Helvetica" in name for name in names)


def test_a_subset_keeps_the_glyph_numbers_and_is_the_same_each_time(shelf: FontShelf) -> None:
    face = shelf.of_script("Arab", 400)
    content, present = subset_of(face, [10, 500, 900])
    tables = TTFont(io.BytesIO(content))
    assert tables["hmtx"][tables.getGlyphName(900)][0] == face.advance(900)
    assert content == subset_of(face, [10, 500, 900])[0]
    assert present[0] == 0 and {10, 500, 900} <= set(present)


def test_the_shelf_falls_back_to_another_face_and_never_to_an_empty_box(shelf: FontShelf) -> None:
    assert shelf.for_character("é", "Arab", 700).weight == 700
    assert shelf.for_character("ሰ", "Latn", 400).family == "Noto Sans Ethiopic"
    with pytest.raises(Trouble) as trouble:
        shelf.for_character("\U00010900", "Latn", 400)
    assert trouble.value.code is TroubleCode.GLYPH_MISSING
    assert trouble.value.facts == {"code_point": "U+10900"}


def test_the_silent_glyph_of_every_face_has_no_ink(shelf: FontShelf) -> None:
    for face in shelf.faces.values():
        glyph, _ = face.silent_glyph()
        tables = TTFont(io.BytesIO(face.content))
        assert tables["glyf"][tables.getGlyphName(glyph)].numberOfContours == 0


def test_every_shipped_text_can_be_drawn_in_both_weights(shelf: FontShelf) -> None:
    looked = shipped_coverage(shelf)
    assert {one.language for one in looked} >= {"nl", "ar", "ti", "am", "ckb", "ps", "uk"}
    assert {one.language: dict(one.missing) for one in looked if one.missing} == {}


def test_a_character_no_font_has_is_named_with_where_it_stands(shelf: FontShelf) -> None:
    found = coverage(shelf, "ti", "Ethi", [("goed", "ሰላም"), ("fout", "ሰላም 書"), ("fout2", "書")])
    assert dict(found.missing) == {"書": "fout"}
    assert found.texts == 3


def test_a_list_of_fonts_is_read_with_every_fault_at_once() -> None:
    wrong = """
[[font]]
family = ""
package = "een"
path = []
scripts = ["latin"]
licence = "OFL-1.1"
kleur = "rood"

[anders]
"""
    with pytest.raises(FontSourcesBroken) as broken:
        read_font_sources(wrong)
    assert len(broken.value.problems) == 5
    with pytest.raises(FontSourcesBroken):
        read_font_sources("[[font]")
    with pytest.raises(FontSourcesBroken):
        read_font_sources("")


def test_a_script_that_two_fonts_claim_is_refused() -> None:
    block = '[[font]]\nfamily = "{}"\npackage = "p"\npath = ["a"]\nscripts = ["Latn"]\nlicence = "OFL-1.1"\n'
    with pytest.raises(FontSourcesBroken, match="schrift 'Latn' staat er twee keer"):
        read_font_sources(block.format("Een") + block.format("Twee"))
