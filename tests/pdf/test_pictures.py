"""Pictograms: one strict grammar, readable by paper and screen alike, each with words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from desktop.domain.errors import Trouble
from desktop.pdf.pictures import PictureShelf, read_pictogram
from resources.paths import packs_folder, pictures_folder

FILES = sorted(pictures_folder().glob("*.svg"))
COLORS = {"#1C2528", "#E9DFCB", "#fff", "none"}
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" fill="none" stroke="#1C2528"'
    ' stroke-width="4" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_pictogram_keeps_to_the_rule_and_both_readers_take_it(qapp: object, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shapes = read_pictogram(path.read_bytes()).shapes
    assert shapes
    assert QSvgRenderer(str(path)).isValid()
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= COLORS
    assert text.startswith(FRAME.split("{}", maxsplit=1)[0])
    assert len(text) < 1500
    for shape in shapes:
        for _, points in shape.steps:
            assert all(-8 <= value <= 104 for point in points for value in point)


def test_every_pictogram_has_a_caption_and_an_alternative_text_and_the_other_way_round() -> None:
    words = tomllib.loads((pictures_folder() / "pictures.toml").read_text(encoding="utf-8"))
    assert set(words) == {path.stem for path in FILES}
    for entry in words.values():
        assert set(entry) == {"caption", "alternative"}
        assert all(isinstance(text, str) and text.strip() for text in entry.values())


def test_every_picture_a_pack_asks_for_exists() -> None:
    asked = set()
    for pack in packs_folder().rglob("*.toml"):
        asked |= set(re.findall(r'\bpicture = "([^"]+)"', pack.read_text(encoding="utf-8")))
    assert asked
    assert asked <= {path.stem for path in FILES}


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<image href="x.png"/>',
        '<path d="M0 0h9" style="fill:red"/>',
        '<path d="M0 0h9" transform="scale(2)"/>',
        '<circle cx="9" cy="9" r="3" fill="url(#g)"/>',
        '<g><path d="M0 0h9"/></g>',
        "<text>abc</text>",
    ],
)
def test_what_is_not_in_the_grammar_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match=r"element|attributes|color"):
        read_pictogram(FRAME.format(inside).encode())


@pytest.mark.parametrize(
    "content",
    [b"<!DOCTYPE svg><svg/>", b"<svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'],
)
def test_what_is_not_a_pictogram_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"doctype|XML|viewBox"):
        read_pictogram(content)


def test_a_broken_picture_is_a_trouble_that_names_its_key(tmp_path: Path) -> None:
    (tmp_path / "road.svg").write_bytes(b"<svg")
    with pytest.raises(Trouble) as trouble:
        PictureShelf(tmp_path).get("road")
    assert trouble.value.facts == {"picture": "road"}


def test_path_arcs_and_quadratic_curves_become_curves() -> None:
    shapes = read_pictogram(FRAME.format('<path d="M10 10a4 4 0 0 1 4 4Q20 20 30 14z"/>').encode()).shapes
    verbs = [verb for verb, _ in shapes[0].steps]
    assert verbs[0] == "move"
    assert verbs.count("curve") >= 2
    assert verbs[-1] == "close"
    assert (30.0, 14.0) in [points[-1] for _, points in shapes[0].steps if points]
