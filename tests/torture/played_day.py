"""A day of the real app in its windows, in a program of its own: `-m tests.torture.played_day PART RUN..`.

What is typed comes in on stdin (a line of JSON for each part of the day), what happened goes out on stdout:
both are pipes, so nothing of it is on a disk. RUN are the words after `intakekoffer run`. The app is the
installed one, from its command on; only the hands are ours.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

import desktop.main
import desktop.ui.app
from desktop.composition import Laptop
from desktop.domain.ids import DossierId
from desktop.stories.window_driver import Driver, WatchedEntrance
from desktop.stories.window_plan import paper_in_window
from desktop.stories.window_talk import InterviewHands
from desktop.ui.app import DeskApp
from desktop.ui.attachments.view import AttachmentsScreen
from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.search.view import SearchScreen
from desktop.ui.store_thread import StoreThread
from desktop.ui.visit.view import VisitScreen
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import NoteKind
from tests.e2e.suitcase import press, screen_of, talk
from tests.e2e.test_first_run import words_read

Told = Mapping[str, Any]
Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PATIENCE = 60.0


def say(**told: object) -> None:
    """One line for who plays us."""
    os.write(1, json.dumps(told).encode() + b"\n")


class RunningDriver(Driver):
    """Hands for an app that runs already, with the patience of a laptop that has more to do."""

    def __init__(self, desk_app: DeskApp, late: desktop.main.LateEntrance, store: StoreThread) -> None:
        self._desk_app, self._late, self._store = desk_app, late, store
        self.app = cast(QApplication, QApplication.instance())
        self.dialogs = 0
        self.may_be_stopped = True
        self.until(lambda: late._built is not None, "de koffers van deze laptop")
        self.entrance = WatchedEntrance(cast(Laptop, late._built))

    def until(self, holds: Callable[[], bool], what: str, seconds: float = _PATIENCE) -> None:
        super().until(holds, what, seconds)


class PlayedApp(DeskApp):
    """The app, and somebody at it."""

    part = ""

    def __init__(self, app: QApplication, folders: Any, entrance: Any, store: Any, *rest: Any, **named: Any):
        super().__init__(app, folders, entrance, store, *rest, **named)
        self._late, self._store_thread = entrance, store

    def run(self) -> int:
        QTimer.singleShot(0, self._play)
        return super().run()

    def _play(self) -> None:
        try:
            say(pid=os.getpid())
            told = json.loads(_line())
            driver = RunningDriver(self, self._late, self._store_thread)
            {"morning": morning, "evening": evening}[self.part](driver, told)
        except BaseException:  # noqa: BLE001 - whatever it is, who plays us must know
            say(fault=traceback.format_exc(limit=-6))
            os._exit(3)


def _line() -> str:
    """A line of stdin and no letter more: what follows is for the program that takes our place."""
    found = b""
    while not found.endswith(b"\n"):
        found += os.read(0, 1) or b"\n"
    return found.decode()


def morning(driver: Driver, day: Told) -> None:
    """The first run, talks, a photo, a task, a paper, an export, a search; half a form; then the lock."""
    _first_run(driver, day["who"])
    dossiers: list[DossierId] = []
    for one in day["talks"]:
        dossiers.append(_talk(driver, one, dossiers))
    if "photo" in day:
        driver.window.go(Place(ScreenName.INTERVIEW, dossiers[0]))
        hands = InterviewHands(driver)
        driver.until(lambda: hands.shown.dossier == dossiers[0], "het eerste gesprek")
        _photo(driver, Path(day["photo"]), day["caption"])
        _task(driver, dossiers[0], *day["task"])
        _paper(driver, dossiers[0], day["reason"])
        _search(driver, day["search"])
    _half_typed(driver, dossiers[-1], *day["draft"])
    driver.window.go(Place(ScreenName.DOSSIERS))
    press(driver, Key.Key_N, CTRL, on=driver.window)
    form = screen_of(driver, DossierListScreen).form
    driver.until(form.roepnaam.isVisible, "het formulier")
    driver.type(day["form"], on=form.roepnaam)
    say(at="locking", dossiers=dossiers)
    press(driver, Key.Key_L, CTRL, on=driver.window)


def evening(driver: Driver, rest: Told) -> None:
    """Unlock, find what was half-typed, type more, and wait to be killed."""
    driver.unlock(rest["label"], bytearray(rest["words"].encode()))
    form = screen_of(driver, DossierListScreen).form
    driver.until(lambda: form.roepnaam.text() == rest["form"], "wat half getypt was")
    dossier = DossierId(rest["dossier"])
    hands = talk(driver, dossier, rest["draft"][0])
    if hands.field_text() != rest["draft"][1]:
        raise AssertionError("het half getypte antwoord staat er niet meer")
    hands.type_answer(rest["more"])
    driver.until(lambda: _kept_draft(driver, dossier, rest["draft"][0]) == rest["more"], "een draft")
    say(at="evening")
    driver.until(lambda: False, "kill -9")


def _first_run(driver: Driver, who: list[str]) -> None:
    screen = unlock_screen_without_people(driver)
    for text in who:
        driver.type(text)
        driver.press(Key.Key_Tab)
    driver.press(Key.Key_Return, on=screen.who_page.phone)
    driver.until(screen.words_page.isVisible, "de woorden om op te schrijven")
    words = " ".join(words_read(screen))
    say(words=words)
    driver.press(Key.Key_Return)
    driver.until(screen.back_page.field.hasFocus, "het veld")
    driver.type(words)
    driver.press(Key.Key_Return)
    driver.until(lambda: isinstance(driver.screen(), VisitScreen), "de bezoekdag")


def unlock_screen_without_people(driver: Driver) -> Any:
    """The lock screen of a laptop nobody has a koffer on."""
    screen: Any = driver.screen()
    driver.until(screen.who_page.isVisible, "de vraag wie u bent")
    return screen


def _talk(driver: Driver, one: Told, others: list[DossierId]) -> DossierId:
    driver.window.go(Place(ScreenName.DOSSIERS))
    press(driver, Key.Key_N, CTRL, on=driver.window)
    form = screen_of(driver, DossierListScreen).form
    driver.until(lambda: form.roepnaam.isVisible() and form.language.count() > 0, "het formulier")
    driver.type(one["roepnaam"], on=form.roepnaam)
    form.language.choose(one["language"])
    driver.type(one["azc"], on=form.azc)
    driver.press(Key.Key_Return, on=form.azc)
    screen_of(driver, InterviewScreen)
    hands = InterviewHands(driver)
    driver.until(lambda: hands.shown.dossier not in others, "het nieuwe gesprek")
    for question, text in one["answers"].items():
        hands.screen.presenter.go_to(question)
        driver.until(lambda q=question: hands.is_at(q), f"vraag {question}")  # type: ignore[misc]
        hands.type_answer(text)
        hands._finish_field(question)
    for question, kind, text in one["notes"]:
        hands.screen.presenter.go_to(question)
        driver.until(lambda q=question: hands.is_at(q), f"vraag {question}")  # type: ignore[misc]
        _note(driver, hands, NoteKind(kind), text)
    say(at="talk")
    return hands.shown.dossier


def _note(driver: Driver, hands: InterviewHands, kind: NoteKind, text: str) -> None:
    """On its tab, and Tab: it is kept."""
    notes = hands.screen.middle.notes
    notes.turn_to(kind)
    driver.type(text, on=notes._field)
    driver.press(Key.Key_Tab, on=notes._field)
    driver.until(lambda: hands.shown.question.notes.get(kind) == text, f"een notitie ({kind.value})")


def _photo(driver: Driver, photo: Path, caption: str) -> None:
    press(driver, Key.Key_B, CTRL, SHIFT, on=driver.window)
    screen = screen_of(driver, AttachmentsScreen)
    act = screen.presenter
    driver.until(lambda: act.board is not None, "de bijlagen")
    screen.make_new()
    act.take_files((photo,))
    driver.until(lambda: screen.fresh.has_page, "de foto")
    driver.type(caption, on=screen.new.caption)
    driver.press(Key.Key_Return, on=screen.new.caption)
    driver.until(lambda: act.board is not None and bool(act.board.shown), "de bewaarde foto")
    assert act.board is not None
    act.look(act.board.shown[0])
    driver.until(lambda: screen.large.has_page, "de foto groot")
    say(at="photo")


def _task(driver: Driver, dossier: DossierId, what: str, why: str) -> None:
    driver.window.go(Place(ScreenName.DOSSIER, dossier))
    form = screen_of(driver, DossierScreen).task_form
    driver.until(form.what.isVisible, "het formulier voor een taak")
    driver.type(what, on=form.what)
    driver.type(why, on=form.why)
    driver.press(Key.Key_Return, on=form.why)
    driver.until(lambda: not form.what.text(), "de taak erbij")


def _paper(driver: Driver, dossier: DossierId, reason: str) -> None:
    """Made, looked at, and taken out with a lock on it."""
    paper_in_window(driver, dossier)
    screen = screen_of(driver, PaperScreen)
    driver.click(screen.print_card.export_button)
    driver.until(screen.form.isVisible, "het formulier om op te slaan")
    driver.type(reason, on=screen.form.reason)
    driver.press(Key.Key_Return, CTRL, on=screen.form.reason)
    driver.until(screen.side.words.isVisible, "de woorden van het bestand")
    labels = screen.side.words.findChildren(RunLabel)
    say(at="paper", export=[label.text() for label in labels if label.text() == label.text().lower()])
    driver.press(Key.Key_Return, on=screen.side.words.done_button)


def _search(driver: Driver, word: str) -> None:
    press(driver, Key.Key_F, CTRL, SHIFT, on=driver.window)
    screen = screen_of(driver, SearchScreen)
    driver.type(word, on=screen.field)
    driver.press(Key.Key_Return, on=screen.field)
    driver.until(lambda: bool(screen.hits.rows), "wat gevonden is")
    say(at="search", hits=len(screen.hits.rows))


def _half_typed(driver: Driver, dossier: DossierId, question: str, text: str) -> None:
    hands = talk(driver, dossier, question)
    hands.type_answer(text)
    driver.until(lambda: _kept_draft(driver, dossier, question) == text, "het half getypte antwoord bewaard")


def _kept_draft(driver: Driver, dossier: DossierId, question: str) -> str:
    def read() -> str:
        with driver.desk.unit_of_work() as work:
            draft = work.drafts.load(dossier, question)
        return "" if draft is None else draft.text

    return driver.on_store(read)


def main() -> int:
    """Play one part in the app; after the lock the evening follows, unless the real lock screen is wanted."""
    part, *words = sys.argv[1:]
    PlayedApp.part = part.removesuffix("-only")
    desktop.ui.app.DeskApp = PlayedApp  # type: ignore[misc]
    sys.argv = ["intakekoffer", "run", *words]
    if part == "morning":
        again = [sys.executable, "-m", "tests.torture.played_day", "evening", *words]
        desktop.main.restart = lambda: os.execv(again[0], again)
    return desktop.main.command(words)


if __name__ == "__main__":
    sys.exit(main())
