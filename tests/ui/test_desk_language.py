"""The screens in English: phrases are said in it, everything else goes through as it came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.contrast import WHITE, contrast_of
from desktop.domain.wording import capital, joined, nl, with_tenths
from desktop.ui.desk_language import on_screen, speak, wording_of
from desktop.ui.house_style.house_words import accent_words
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from resources.paths import translations_folder
from translations.desk_texts import DeskText, read_desk, screen_texts, write_desk
from translations.po_files import CatalogBroken

ENGLISH = {
    "Nog {n} dagen": "{n} days left",
    "te doen": "to do",
    " en ": " and ",
    "Ja": "Yes",
    "Arabisch": "Arabic",
}


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    speak(qapp, wording_of(ENGLISH), "en")
    yield qapp
    speak(qapp, None, "nl")


def test_a_phrase_is_said_in_english_with_its_parts(english: QApplication) -> None:
    assert on_screen(nl("Nog {n} dagen", n=3)) == "3 days left"
    assert on_screen(joined(nl(" en "), [nl("te doen"), "Rima"])) == "to do and Rima"
    assert on_screen(capital(nl("te doen"))) == "To do"


def test_a_decimal_stands_behind_the_sign_of_the_language(qapp: QApplication) -> None:
    contrast = accent_words(contrast_of("#005D59", WHITE))
    assert contrast == "#005D59 op wit papier: contrast 7,7:1. Goed te lezen."
    texts = screen_texts(translations_folder(), "en")
    speak(qapp, wording_of(texts), "en")
    shown = on_screen(contrast), on_screen(with_tenths(52.66)), on_screen(nl("{a},{b}", a="1", b="2"))
    speak(qapp, None, "nl")
    assert shown == ("#005D59 on white paper: contrast 7.7:1. Easy to read.", "52.7", "1,2")


def test_what_somebody_said_is_never_translated(english: QApplication) -> None:
    assert on_screen("Ja") == "Ja" and on_screen(nl("Ja")) == "Yes"
    assert on_screen(nl("{answer}", answer="Ja")) == "Ja"


def test_what_has_no_english_stays_dutch(english: QApplication) -> None:
    assert on_screen(nl("Dit kent niemand")) == "Dit kent niemand"


def test_widgets_say_it_and_tell_it_in_english(english: QApplication, theme: Theme) -> None:
    button, label = Button(theme, nl("te doen")), RunLabel(theme, nl("Nog {n} dagen", n=3))
    assert (button.words, button.accessibleName(), label.text()) == ("to do", "to do", "3 days left")


def test_dutch_comes_back_when_it_is_chosen_again(qapp: QApplication) -> None:
    speak(qapp, wording_of(ENGLISH), "en")
    speak(qapp, None, "nl")
    assert on_screen(nl("te doen")) == "te doen"


def test_the_installed_english_is_whole_and_names_the_languages() -> None:
    texts = screen_texts(translations_folder(), "en")
    assert texts["Bezoekdag"] == "Visit day" and texts["Arabisch"] == "Arabic"


def test_a_text_with_other_places_is_not_used(tmp_path: Path) -> None:
    po = tmp_path / "desk" / "en.po"
    po.parent.mkdir()
    po.write_text('msgid "Nog {n} dagen"\nmsgstr "{m} days"\n\nmsgid "Ja"\nmsgstr "Yes"\n', "utf-8")
    assert read_desk(tmp_path, "en") == {"Ja": "Yes"}
    po.write_bytes(b'msgid "x\n')
    with pytest.raises(CatalogBroken, match="en.po in desk"):
        read_desk(tmp_path, "en")


def test_new_templates_are_put_ready_and_what_was_said_stays(tmp_path: Path) -> None:
    first = [DeskText("Ja", ("ui/one",)), DeskText("Nee", ("ui/one",))]
    assert write_desk(tmp_path, "en", first) == 2
    path = tmp_path / "desk" / "en.po"
    path.write_text(
        path.read_text("utf-8").replace('msgid "Ja"\nmsgstr ""', 'msgid "Ja"\nmsgstr "Yes"'), "utf-8"
    )
    assert write_desk(tmp_path, "en", [*first, DeskText("Later", ("ui/two",))]) == 2
    assert read_desk(tmp_path, "en") == {"Ja": "Yes"}
