"""Colours and sizes stand in one file, and the colours can be read."""

from __future__ import annotations

import re
from string import Template

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Theme
from desktop.ui.tokens import Script, contrast, read_tokens, with_house_accent
from tests.ui.look import ROOT, STYLES, dressed

TOKENS = STYLES / "tokens.toml"


def test_no_colour_stands_outside_the_tokens_file() -> None:
    wild = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in [*(ROOT / "desktop" / "ui").rglob("*.py"), STYLES / "desk.qss"]
        for match in wild.finditer(file.read_text(encoding="utf-8"))
        if "#RRGGBB" not in match.group()
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("wit", "petrol_800", 7.0), ("inkt_600", "linnen_100", 4.5),
        ("inkt_600", "linnen_200", 4.5), ("inkt_500", "wit", 4.5), ("klei_700", "klei_100", 4.5),
        ("zon_700", "zon_100", 4.5), ("steen_700", "steen_100", 4.5), ("blad_700", "blad_100", 4.5),
        ("lucht_700", "lucht_100", 4.5), ("lijn_sterk", "linnen_050", 3.0), ("focus", "petrol_100", 3.0),
        ("focus_donker", "balk", 3.0), ("op_balk", "balk", 7.0), ("op_balk_zacht", "balk", 4.5),
        ("op_balk", "balk_licht", 4.5), ("inkt_900", "wit", 7.0), ("inkt_900", "petrol_100", 7.0),
        ("inkt_900", "petrol_200", 4.5), ("inkt_900", "linnen_200", 7.0), ("petrol_800", "wit", 4.5),
        ("petrol_800", "linnen_050", 4.5), ("petrol_800", "petrol_100", 4.5), ("wit", "steen_700", 4.5),
        ("wit", "klei_700", 4.5), ("wit", "blad_700", 4.5), ("wit", "inkt_900", 7.0),
        ("inkt_600", "petrol_100", 4.5), ("inkt_500", "linnen_100", 4.5), ("lijn_sterk", "wit", 3.0),
        ("focus", "wit", 3.0), ("focus", "linnen_100", 3.0), ("petrol_600", "wit", 4.5),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_pair_of_colours_reaches_its_contrast(
    text: str, ground: str, least: float, is_dark: bool
) -> None:
    colours = read_tokens(TOKENS, is_dark=is_dark).colours
    assert contrast(colours[text], colours[ground]) >= least


def test_a_pale_house_colour_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match="7 is needed"):
        with_house_accent(read_tokens(TOKENS), "#4A90D9")


def test_a_dark_house_colour_replaces_petrol_and_nothing_else() -> None:
    before = read_tokens(TOKENS)
    after = with_house_accent(before, "#3B1F5E")
    changed = [name for name in before.colours if before.colours[name] != after.colours[name]]
    assert sorted(changed) == ["balk", "petrol_800"]


def test_the_sheet_asks_for_no_token_that_is_not_there() -> None:
    sheet = Template((STYLES / "desk.qss").read_text(encoding="utf-8"))
    assert set(sheet.get_identifiers()) <= set(read_tokens(TOKENS).for_template())


def test_high_contrast_is_black_and_white() -> None:
    colours = read_tokens(TOKENS, high_contrast=True).colours
    kept = {"focus", "focus_donker", "scrim"}
    assert {value.upper() for name, value in colours.items() if name not in kept} == {"#000000", "#FFFFFF"}


def test_larger_text_makes_every_letter_larger_and_leaves_the_gaps() -> None:
    small, large = read_tokens(TOKENS), read_tokens(TOKENS, 1.5)
    assert all(large.type_sizes[role] == round(px * 1.5) for role, px in small.type_sizes.items())
    assert large.sizes["gap_8"] == small.sizes["gap_8"]


@pytest.mark.parametrize("script", list(Script))
def test_bold_is_bolder_and_the_family_is_the_one_asked_for(theme: Theme, script: Script) -> None:
    words = {Script.LATN: "Nederlands", Script.ARAB: "العربية", Script.ETHI: "ትግርኛ"}[script]
    plain, bold = theme.font("body", script, False), theme.font("body", script, True)
    assert QFontInfo(plain).family() == plain.families()[0]
    assert QFontMetricsF(bold).horizontalAdvance(words) > QFontMetricsF(plain).horizontalAdvance(words)


def test_the_palette_and_the_sheet_are_both_set(qapp: QApplication) -> None:
    theme = dressed(qapp)
    assert qapp.palette().window().color() == theme.colour("linnen_050")
    assert "QPushButton" in qapp.styleSheet()


def test_what_is_large_already_can_be_kept_from_growing_further() -> None:
    wide, capped = read_tokens(TOKENS, 1.25), read_tokens(TOKENS, 2.0).at_most(1.25)
    assert all(abs(capped.sizes[name] - px) <= 1 for name, px in wide.sizes.items())
    assert all(abs(capped.type_sizes[role] - px) <= 1 for role, px in wide.type_sizes.items())
    assert wide.at_most(1.5) is wide
