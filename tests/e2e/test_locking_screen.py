"""Who looks along, and what the system may list: titles, names for a screen reader, and letters lost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.e2e.suitcase import Suitcase, talk
from tests.locking_cases import lock_while_typing

CANARIES = ("Kanarievogel", "Marit", "999993653")


def told(of: QAccessibleInterface) -> Iterator[str]:
    """Everything a screen reader can be told below this."""
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield of.text(kind)
    for at in range(of.childCount()):
        child = of.child(at)
        if child is not None:
            yield from told(child)


def read_out(window: QWidget) -> str:
    """The window of the person, as it is read aloud."""
    found = QAccessible.queryAccessibleInterface(window)
    assert found is not None
    return "\n".join(told(found))


def test_no_name_stands_in_a_title_or_is_read_aloud_in_the_window_of_the_person(suitcase: Suitcase) -> None:
    dossier = suitcase.begin("Kanarievogel", "ar", S01="ar", P03="999993653")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "K02")
        driver.window._client()
        driver.until(lambda: hands.screen.client is not None, "het scherm voor de persoon")
        client = hands.screen.client
        assert client is not None
        own = hands.shown.question.own.text
        driver.until(lambda: own in read_out(client), "de vraag in de eigen taal")
        aloud = read_out(client)
        titles = [window.title() for window in QGuiApplication.topLevelWindows()]
        assert set(titles) <= {"Intake", ""}
        assert QGuiApplication.applicationDisplayName() in ("", "Intake", "pytest-qt-qapp")
        for canary in CANARIES:
            assert canary not in aloud


def test_locking_while_typing_loses_no_letter(suitcase: Suitcase) -> None:
    came = lock_while_typing(suitcase, 4)
    assert (came.runs, came.lost) == (4, 0)
