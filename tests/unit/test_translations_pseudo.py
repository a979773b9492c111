"""The languages nobody speaks: long, in letters we have, with their places, and mirrored where asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.installed import read_installed_sources
from resources.paths import fonts_folder
from tests.fakes import CatalogTexts
from translations.catalog import Catalog
from translations.check import places
from translations.pseudo import LONG, MIRRORED, is_pseudo, pseudo_text, write_pseudo

EVERY_DUTCH = [text.dutch for texts in read_installed_sources().values() for text in texts]


@settings(deadline=None)
@given(st.sampled_from(EVERY_DUTCH), st.booleans())
def test_a_pseudo_text_is_longer_and_keeps_its_places(dutch: str, mirrored: bool) -> None:
    text = pseudo_text(dutch, mirrored)
    assert len(text) >= 1.4 * len(dutch)
    assert places(text) == places(dutch)
    assert is_pseudo(text) and not is_pseudo(dutch)


def test_the_letters_are_in_the_font() -> None:
    letters = {letter for dutch in EVERY_DUTCH for letter in pseudo_text(dutch)} - {"\n"}
    for weight in ("Regular", "Bold"):
        with TTFont(fonts_folder() / f"NotoSans-{weight}.ttf") as font:
            assert not {letter for letter in letters if ord(letter) not in font.getBestCmap()}


def test_the_mirrored_one_runs_from_right_to_left_on_every_line() -> None:
    for line in pseudo_text("Een\ntwee", mirrored=True).split("\n"):
        assert (line[0], line[-1]) == ("\u202e", "\u202c")


@pytest.mark.parametrize(("code", "direction"), [(LONG, "ltr"), (MIRRORED, "rtl")])
def test_both_can_be_spoken_through_the_door_of_the_texts(tmp_path: Path, code: str, direction: str) -> None:
    write_pseudo(tmp_path, read_installed_sources(), ["leerroute"])
    texts = CatalogTexts(Catalog.of_folder(tmp_path))
    said = texts.say("ui", "client.place", "Vraag {plaats} van {aantal}", code, plaats="3", aantal="9")
    assert (said.language, said.direction) == (code, direction)
    assert is_pseudo(said.text) and "3" in said.text
    assert is_pseudo(texts.agreed_wording("leerroute", code).text)
    assert code not in {one.code for one in CatalogTexts().languages()}
