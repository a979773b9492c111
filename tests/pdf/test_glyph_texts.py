"""What a glyph says that is only a part of a letter: true, and told apart from whole letters."""

from __future__ import annotations

import pytest

from desktop.pdf.fonts import FontShelf
from desktop.pdf.glyph_texts import SYMBOLS, text_of_part


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dotbelowar", "\ufbb3"),
        ("uni066E.init", "\u066e\u200d"),
        ("uni066E.medi", "\u200d\u066e\u200d"),
        ("uni066E.fina", "\u200d\u066e"),
        ("uni066E.medi.wide", "\u200d\u066e\u0640\u200d"),
        ("uni0644", "\u0644\u200c"),
        ("uni0627.short", "\u0627\u200c"),
        ("uni06510650", "\u0651\u0650\u200c"),
        ("u10EFD", "\U00010efd\u200c"),
    ],
)
def test_a_part_is_named_after_its_glyph(name: str, text: str) -> None:
    assert text_of_part(name) == text


@pytest.mark.parametrize("name", [".notdef", "acutecomb", "barar.alt", "unicorn", "uni06"])
def test_a_name_that_says_nothing_gives_nothing(name: str) -> None:
    assert text_of_part(name) is None


def test_the_signs_are_glyphs_of_the_font_that_the_paper_is_set_in(shelf: FontShelf) -> None:
    face = shelf.of_script("Arab", 400)
    names = {face.glyph_name(glyph) for glyph in range(face.shaper.face.glyph_count)}
    assert names >= SYMBOLS.keys()


def test_no_more_than_four_glyphs_say_the_same_letter(shelf: FontShelf) -> None:
    face = shelf.of_script("Arab", 700)
    said: dict[str, int] = {}
    for glyph in range(face.shaper.face.glyph_count):
        text = text_of_part(face.glyph_name(glyph))
        if text is not None and not any(sign.isdigit() for sign in text):  # digits are never parts
            said[text] = said.get(text, 0) + 1
    assert {text: count for text, count in said.items() if count > 4} == {}
