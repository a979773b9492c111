"""Every character of every shipped text has a letter in the fonts the screens use, asked of Qt itself."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.commands.fonts import shipped_texts
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from translations.catalog import Catalog

CATALOG = Catalog.installed()


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_qt_finds_a_letter_for_every_character(qapp: QApplication, theme: Theme, bold: bool) -> None:
    for entry in CATALOG.languages():
        font = theme.font("body", script_of(entry.script), bold)
        faces = [QRawFont.fromFont(_one(font, family)) for family in font.families()]
        signs = {c for _, text in shipped_texts(CATALOG, entry) for c in unicodedata.normalize("NFC", text)}
        seen = {c for c in signs if unicodedata.category(c) not in ("Cf", "Cc", "Zs")}
        lacking = {c for c in seen if not any(face.supportsCharacter(ord(c)) for face in faces)}
        assert lacking == set(), entry.code


def _one(font: QFont, family: str) -> QFont:
    alone = QFont(font)
    alone.setFamilies([family])
    return alone
