"""Qt's text layout as the oracle of shaping: same fonts, same glyphs, same order, same places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from desktop.documents.blocks import Direction
from desktop.pdf.bidi_text import Paragraph, Setter
from desktop.pdf.font_build import FONT_FILES
from resources.paths import fonts_folder

EM = 1000
CASES = [
    ("ar", "اللغة التي تفضلها؟ لا إله"),
    ("ar", "تتعلّم الهولندية، لديك 3 سنوات (من 2026 إلى 2029)."),
    ("ar", "مُدَرِّسَةٌ جَيِّدَةٌ فِي «المَدْرَسَةِ» 40%"),
    ("ti", "ምምሕዳር ን6 ኣዋርሕ ቀዋሚ ወጻኢታትኩም ይኸፍል።"),
    ("ti", "ጓልኩም (3 ዓመት) ናብ መዋእለ-ህጻናት ትኸይድ።"),
    ("tr", "Ilık sınıfta İlk adım: AVATAR, ağabeyiniz Iğdır’dan"),
    ("nl", "‘Koken voor veel mensen’: één coöperatie, AV To fi ffl"),
]
FAMILIES = {"ar": "Noto Sans Arabic", "ti": "Noto Sans Ethiopic"}


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize(("language", "text"), CASES)
def test_our_glyphs_are_those_of_qt(
    qapp: object, setter: Setter, language: str, text: str, weight: int
) -> None:
    direction = Direction.RTL if language == "ar" else Direction.LTR
    line = setter.lines(Paragraph(text, language, direction, weight), float("inf"))[0]
    ours = []
    pen = 0
    for run in line.runs:
        for cluster in run.clusters:
            for glyph in cluster.glyphs:
                ours.append((pen + glyph.dx, glyph.number))
                pen += glyph.advance
    theirs = qt_glyphs(text, FAMILIES.get(language, "Noto Sans"), weight, direction)
    assert sorted(number for _, number in ours) == sorted(number for _, number in theirs)
    assert [number for _, number in ours if _is_wide(setter, number, language, weight)] == [
        number for _, number in sorted(theirs) if _is_wide(setter, number, language, weight)
    ]
    for (x, _), (qt_x, _) in zip(sorted(ours), sorted(theirs), strict=True):
        assert abs(x - qt_x) <= 2


def _is_wide(setter: Setter, glyph: int, language: str, weight: int) -> bool:
    """Not a mark: marks may stand anywhere over their letter."""
    face = setter.main_face(Paragraph("", language, Direction.LTR, weight))
    return face.advance(glyph) > 0


def qt_glyphs(text: str, family: str, weight: int, direction: Direction) -> list[tuple[float, int]]:
    """(x, glyph) of every glyph of one line, in thousandths of the em from the left end."""
    for file in FONT_FILES:
        assert QFontDatabase.addApplicationFont(str(fonts_folder() / file.name)) >= 0
    font = QFont(family)
    font.setPixelSize(EM)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text, font)
    option = QTextOption()
    is_rtl = direction is Direction.RTL
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000_000 / 100)
    layout.endLayout()
    placed = []
    for run in line.glyphRuns():
        assert run.rawFont().familyName() == family
        placed += [
            (point.x(), int(glyph)) for point, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
        ]
    left = line.naturalTextRect().left()
    return [(x - left, glyph) for x, glyph in placed]
