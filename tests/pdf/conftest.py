"""What the paper tests share: one room with the real fonts and pictures."""

from __future__ import annotations

import pytest

from desktop.pdf.bidi_text import Setter
from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.every_paper import PaperPeople
from tests.ui.offscreen import use_offscreen

use_offscreen()  # the oracle of shaping and the reader of pictograms are Qt's


@pytest.fixture(scope="session")
def shelf() -> FontShelf:
    return FontShelf.open(fonts_folder())


@pytest.fixture(scope="session")
def setter(shelf: FontShelf) -> Setter:
    return Setter(shelf)


@pytest.fixture(scope="session")
def room(shelf: FontShelf) -> PaperRoom:
    return PaperRoom(shelf, PictureShelf(pictures_folder()))


@pytest.fixture(scope="session")
def people(shelf: FontShelf) -> PaperPeople:
    """Every paper of the invented person, each made once."""
    return PaperPeople(shelf, PictureShelf(pictures_folder()))
