"""A text that nobody checked says so once per screen, quietly, and explains itself to who asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.client_window.unseen_line import UnseenLine
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.status_mark import StatusMark
from desktop.usecases.ports import Desk
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_languages import checked_desk
from tests.ui.samples_visit import visit_place

pytestmark = pytest.mark.windows


@pytest.fixture(scope="module")
def there() -> tuple[Desk, DossierId]:
    place = visit_place()
    return place.place.desk, place.dossiers["tr"]


@pytest.fixture(scope="module")
def checked(there: tuple[Desk, DossierId], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same desk, where a tolk checked all of it."""
    folder: Path = tmp_path_factory.mktemp("own")
    return checked_desk(there[0], folder, "tr")


def window(qtbot: QtBot, app: QApplication, theme: Theme, desk: Desk, place: Place) -> tuple[Shell, QWidget]:
    shell, screen = desk_window(app, theme, place, desk)
    qtbot.addWidget(shell)
    return shell, screen


def marks(screen: QWidget) -> list[StatusMark]:
    return [one for one in screen.findChildren(StatusMark) if one.isVisibleTo(screen)]


@pytest.mark.parametrize("name", [ScreenName.PLAN, ScreenName.TEACH_BACK])
def test_plan_and_telling_back_have_one_mark_with_the_numbers(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId], name: ScreenName
) -> None:
    desk, dossier = there
    _, screen = window(qtbot, qapp, theme, desk, Place(name, dossier))
    (one,) = marks(screen)
    assert "keek een tolk of vertaler er 0 na" in one.toolTip() == one.accessibleName()


@pytest.mark.parametrize("name", [ScreenName.PLAN, ScreenName.TEACH_BACK])
def test_where_all_was_checked_nothing_is_said(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId], checked: Desk,
    name: ScreenName,
) -> None:  # fmt: skip
    _, screen = window(qtbot, qapp, theme, checked, Place(name, there[1]))
    assert marks(screen) == []


def test_the_question_explains_itself_with_how_many_were_checked(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId]
) -> None:
    desk, dossier = there
    _, screen = window(qtbot, qapp, theme, desk, Place(ScreenName.INTERVIEW, dossier, "S04"))
    told = screen.middle.head._unseen.toolTip()  # type: ignore[attr-defined]
    # the question, two answers and four states
    assert "Van de 7 teksten hier keek een tolk of vertaler er 0 na." in told


def test_the_screen_of_the_person_says_it_once_in_the_own_language(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId], checked: Desk
) -> None:
    desk, dossier = there
    said = desk.texts.say("documents", "paper.not_checked", "Vertaling niet nagekeken door een tolk.", "tr")
    for one, count in ((desk, 1), (checked, 0)):
        shell, screen = window(qtbot, qapp, theme, one, Place(ScreenName.INTERVIEW, dossier, "S04"))
        screen.toggle_client()  # type: ignore[attr-defined]
        settle(qapp)
        lines = screen.client.findChildren(UnseenLine)  # type: ignore[attr-defined]
        assert len(lines) == count
        assert all(line.findChild(RunLabel).text() == said.text for line in lines)
        screen.close_client()  # type: ignore[attr-defined]
        shell.close()


def test_the_word_list_says_it_for_the_whole_list(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId]
) -> None:
    desk, dossier = there
    _, screen = window(qtbot, qapp, theme, desk, Place(ScreenName.INTERVIEW, dossier, "S04"))
    screen.tools.open("words")  # type: ignore[attr-defined]
    settle(qapp)
    assert screen.tools.words.spoken.isVisibleTo(screen)  # type: ignore[attr-defined]


def test_a_talk_in_dutch_has_no_mark(
    qtbot: QtBot, qapp: QApplication, theme: Theme, there: tuple[Desk, DossierId]
) -> None:
    place = visit_place()
    dossier = place.place.begin("Marieke", "nl")
    desk = replace(place.place.desk)
    _, screen = window(qtbot, qapp, theme, desk, Place(ScreenName.PLAN, dossier))
    assert marks(screen) == []
