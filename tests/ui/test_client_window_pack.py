"""Every question of the pack on the person's own screen: no name, no note, nothing that was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.client_window.shown import ClientShown, client_shown
from desktop.ui.client_window.tiles import ArrowTile, Pointable
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.theme import Theme
from desktop.ui.widgets.letter_key import LetterKey
from desktop.ui.widgets.week_grid import WeekCell
from desktop.usecases import interview as talk
from desktop.usecases.interview import NoteKind
from forms.model import Question
from tests.builders import ASIEL, Workplace, national_pack, workplace
from tests.ui.clipped import clipped_labels
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows
QUESTIONS = national_pack().questions
#: planted everywhere a klantmanager can type, and in what the app knows of the case
PLANTED = "Plantwoord"
_TYPED = ("text", "long_text")
_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def planted(place: Workplace) -> tuple[DossierId, DossierId]:
    """A dossier full of planted words, and another one that must never be seen."""
    other = place.begin("Anderenaam", "ar", "azc Anderplaats")
    dossier = place.begin(PLANTED, "ar", f"azc {PLANTED}")
    place.answer(dossier, **ASIEL | {"P01": PLANTED})
    return dossier, other


def plant(place: Workplace, dossier: DossierId, question: Question) -> None:
    if question.type in _TYPED:
        place.answer(dossier, **{question.id: PLANTED})
    texts = {c.key: PLANTED for c in question.columns if c.type in _TYPED}
    if question.type == "parts" and texts:
        place.answer(dossier, **{question.id: texts})
    if question.type == "list" and texts:
        talk.record_row(place.desk, dossier, question.id, None, texts)
    talk.record_note(place.desk, dossier, question.id, NoteKind.NOTITIE, PLANTED)
    talk.record_note(place.desk, dossier, question.id, NoteKind.MIJN_INDRUK, PLANTED)


def said(window: QWidget) -> str:
    """Everything a screen reader or an eye can find in a window."""
    found = [window.windowTitle()]

    def walk(node: QAccessibleInterface | None) -> None:
        if node is None:
            return
        found.extend(node.text(kind) for kind in _TEXTS)
        for at in range(node.childCount()):
            walk(node.child(at))

    walk(QAccessible.queryAccessibleInterface(window))
    for widget in [window, *window.findChildren(QWidget)]:
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
    return "\n".join(found)


@pytest.fixture(scope="module")
def room() -> tuple[Workplace, DossierId]:
    place = workplace()
    dossier, _ = planted(place)
    for question in QUESTIONS:
        if not question.is_special and question.type != "calc":
            plant(place, dossier, question)
    return place, dossier


@pytest.fixture(scope="module")
def views(room: tuple[Workplace, DossierId]) -> Callable[[str], ClientShown]:
    """What the person gets at a question; the same at every size of the text."""
    place, dossier = room
    return cache(lambda question: client_shown(talk.go_to(place.desk, dossier, question)))


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("theme_number", sorted({question.theme for question in QUESTIONS}))
def test_no_question_of_a_theme_lets_anything_of_the_case_through(
    qtbot: QtBot,
    qapp: QApplication,
    request: pytest.FixtureRequest,
    views: Callable[[str], ClientShown],
    theme_number: int,
    factor: str,
) -> None:
    window = ClientWindow(qapp, request.getfixturevalue(factor))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    for question in QUESTIONS:
        if question.theme != theme_number:
            continue
        window.show_client(views(question.id))
        settle(qapp)
        words = said(window)
        for never in (PLANTED, "Anderenaam", "Anderplaats", "nog ", "dagen", "Notitie"):
            assert never not in words.replace(question.simple, ""), f"{question.id}: {never}"
        assert clipped_labels(window) == [], question.id
        targets = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
        small = [b for b in targets if min(b.width(), b.height()) < 44]
        assert all(isinstance(b, Pointable | WeekCell | LetterKey) for b in targets), question.id
        assert small == [], question.id


def test_countries_come_in_pages_with_the_likely_ones_first(
    qtbot: QtBot, qapp: QApplication, theme: Theme, room: tuple[Workplace, DossierId]
) -> None:
    place, dossier = room
    question = next(q for q in QUESTIONS if q.type == "country" or _country_cell(q))
    window = ClientWindow(qapp, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_client(client_shown(talk.go_to(place.desk, dossier, question.id)))
    settle(qapp)
    assert "سوريا" in said(window)
    arrows = [a for a in window.findChildren(ArrowTile) if a.isEnabled() and a.isVisible()]
    before = said(window)
    qtbot.mouseClick(arrows[-1] if question.type == "country" else arrows[0], Qt.MouseButton.LeftButton)
    settle(qapp)
    assert said(window) != before


def _country_cell(question: Question) -> bool:
    return question.type == "parts" and question.columns[0].type == "country"
