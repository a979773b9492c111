"""The person in a language nobody speaks, through the real use cases: long words, and mirrored ones.

Nothing the person reads falls back to Dutch, nothing is cut off at 150%, and what runs from the right stands
at the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.documents.term_texts import TERMS
from desktop.domain.ids import DossierId
from desktop.installed import CatalogTexts, read_installed_sources
from desktop.ui.client_window.privacy import PrivacyWindow
from desktop.ui.client_window.privacy_shown import privacy_pages
from desktop.ui.client_window.tiles import Tile
from desktop.ui.places import Place, ScreenName
from desktop.ui.teach_back.view import TeachBackScreen
from desktop.ui.widgets.letter_key import LetterKey
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.privacy import look_at_privacy
from forms.model import Question
from tests.builders import ASIEL, Workplace, national_pack, workplace
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.pseudo import without_pseudo
from tests.ui.real_talk import real_talk
from tests.ui.rooms import settle
from translations.catalog import Catalog
from translations.pseudo import LONG, MIRRORED, pseudo_text, write_pseudo

pytestmark = pytest.mark.windows

WINDOW = 1366, 768
#: what the mirrored language puts round its texts
SIGNS = "\u202e\u202c\u2068\u2069 .,:0123456789"
LETTERS = re.compile(r"[^\W\d_]{2,}")
#: said of a text that is not in the language of the person
FELL_BACK = re.compile(r"Niet vertaald|Verouderd|dit is Nederlands")


@pytest.fixture(scope="module")
def pseudo_texts(tmp_path_factory: pytest.TempPathFactory) -> CatalogTexts:
    """Both languages, every text of the installation in them."""
    folder = tmp_path_factory.mktemp("pseudo")
    write_pseudo(folder, read_installed_sources(), dict.fromkeys(term.wording for term in TERMS))
    return CatalogTexts(Catalog.of_folder(folder))


def a_talk(texts: CatalogTexts, code: str) -> tuple[Workplace, DossierId]:
    """A talk in this language that has come some way."""
    there = workplace()
    there = Workplace(replace(there.desk, texts=texts), there.clock, there.exports)
    dossier = there.begin("Rima", code)
    there.answer(dossier, **{**ASIEL, "T07": ["praten", "werk"], "K02": "werk"})
    return there, dossier


def sample() -> list[Question]:
    """The first question of every kind and of every theme, and the longest."""
    questions = national_pack().questions
    firsts = [next(one for one in questions if one.type == kind) for kind in {one.type for one in questions}]
    firsts += [next(one for one in questions if one.theme == at) for at in {one.theme for one in questions}]
    longest = max(questions, key=lambda one: len(one.simple))
    wanted = {one.id for one in (*firsts, longest)}
    return [one for one in questions if one.id in wanted]


def labels(window: QWidget) -> Iterator[RunLabel]:
    """What can be read now."""
    for label in window.findChildren(RunLabel):
        if label.isVisibleTo(window) and label.text():
            yield label


def wrong_in(window: QWidget) -> list[str]:
    """What is cut, too wide, not translated or told the wrong direction."""
    found = [f"afgesneden: {text}" for text in clipped_labels(window)]
    if window.minimumSizeHint().width() > WINDOW[0]:
        found.append(f"breder dan het scherm: {window.minimumSizeHint().width()}")
    for label in labels(window):
        if FELL_BACK.search(label.text()):
            found.append(f"teruggevallen: {label.text()}")
        if "\u202e" in label.text() and not label.is_rtl:
            found.append(f"van links: {label.text()}")
    return found


@cache
def by_right() -> frozenset[str]:
    """Not Dutch and not ours: names of days, months and countries from the locale of these languages."""
    names = Locale("en", "GB").territories.values()
    days, months = get_day_names("wide", locale="en_GB"), get_month_names("wide", locale="en_GB")
    return frozenset((*names, *days.values(), *months.values(), "Rima", "BSN"))


def dutch_in(window: QWidget) -> list[str]:
    """What a window of the person says in letters that did not come through the language.

    What the letter board tells of its keys is for the klantmanager who helps, in the language of the screens.
    """
    told = {label.text() for label in labels(window)} | {
        part.accessibleName()
        for part in window.findChildren(QWidget)
        if part.isVisibleTo(window) and not isinstance(part, LetterKey)
    }
    left = {text: without_pseudo(text).strip(SIGNS) for text in told}
    return sorted(text for text, bare in left.items() if LETTERS.search(bare) and bare not in by_right())


def is_mirrored(client: QWidget) -> bool | None:
    """Whether the first of two tiles beside each other stands at the right; None where there are none."""
    tiles = [one for one in client.findChildren(Tile) if one.isVisibleTo(client)]
    rows = [one for one in tiles[1:] if (one.parent(), one.y()) == (tiles[0].parent(), tiles[0].y())]
    return tiles[0].x() > rows[0].x() if rows else None


@pytest.mark.parametrize("code", [LONG, MIRRORED])
def test_a_talk_and_the_screen_of_the_person_hold_long_and_mirrored_words(
    qapp: QApplication, pseudo_texts: CatalogTexts, code: str
) -> None:
    there, dossier = a_talk(pseudo_texts, code)
    shell, screen, _ = real_talk(qapp, dressed(qapp, 1.5), there, dossier, "S02")
    shell.resize(*WINDOW)
    screen.toggle_client()
    wrong: dict[str, list[str]] = {}
    turned: set[bool] = set()
    for question in sample():
        screen.presenter.go_to(question.id)
        assert screen.client is not None
        screen.client.resize(*WINDOW)
        settle(qapp)
        found = [*wrong_in(shell), *wrong_in(screen.client)]
        found += [f"Nederlands: {text}" for text in dutch_in(screen.client)]
        own = pseudo_text(question.simple, code == MIRRORED)
        for window in (shell, screen.client):
            if not any(own in label.text() for label in labels(window)):
                found.append(f"de vraag staat er niet: {type(window).__name__}")
        side = is_mirrored(screen.client)
        turned |= set() if side is None else {side}
        if found:
            wrong[f"{question.id} {question.type}"] = found
    shell.close()
    assert wrong == {}
    assert turned == {code == MIRRORED}


@pytest.mark.parametrize("code", [LONG, MIRRORED])
def test_plan_word_list_privacy_and_telling_back_hold_long_and_mirrored_words(
    qapp: QApplication, pseudo_texts: CatalogTexts, code: str
) -> None:
    there, dossier = a_talk(pseudo_texts, code)
    theme, is_rtl = dressed(qapp, 1.5), code == MIRRORED
    wrong: dict[str, list[str]] = {}
    pages = privacy_pages(look_at_privacy(there.desk, dossier))
    privacy = PrivacyWindow(qapp, theme)
    privacy.resize(*WINDOW)
    privacy.show_pages(pages)
    privacy.show()
    for at in range(len(pages)):
        privacy.turn(at - privacy.at)
        settle(qapp)
        wrong[f"privacy {at}"] = [*wrong_in(privacy), *dutch_in(privacy)]
        assert (privacy.layoutDirection() is Qt.LayoutDirection.RightToLeft) is is_rtl
    privacy.close()
    for name in (ScreenName.PLAN, ScreenName.TEACH_BACK):
        shell, screen = desk_window(qapp, theme, Place(name, dossier), there.desk)
        shell.resize(*WINDOW)
        settle(qapp)
        wrong[name.value] = wrong_in(shell)
        if isinstance(screen, TeachBackScreen):
            screen.toggle_client()
            for explains in (False, True):
                client = screen.client
                assert client is not None
                client.resize(*WINDOW)
                settle(qapp)
                wrong[f"terugvertellen {explains}"] = [*wrong_in(client), *dutch_in(client), *wrong_in(shell)]
                assert (client.layoutDirection() is Qt.LayoutDirection.RightToLeft) is is_rtl
                screen.presenter.explain()
        shell.close()
    shell, talk, _ = real_talk(qapp, theme, there, dossier, "P12")
    shell.resize(*WINDOW)
    QTest.keyClick(shell, Qt.Key.Key_F6)
    settle(qapp)
    wrong["woordenlijst"] = wrong_in(shell)
    words = [label.text() for label in labels(shell) if label.text().strip(SIGNS).startswith("«")]
    assert len(words) > 5, "the word list is open, in the language of the person"
    shell.close()
    assert {where: found for where, found in wrong.items() if found} == {}
