"""Pictures of the talk and of the client window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.client_window.shown import client_shown
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.interview.pointed_answer import point_cell, point_choice
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.messages import message_for
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases.interview import Interview, QuestionShown, RawAnswer
from tests.ui import samples
from tests.ui import samples_kinds as kinds
from tests.ui import samples_questions as asked
from tests.ui.rooms import Shot, settle, talk_shot, talk_window

#: makes a question in a language
Make = Callable[[str], QuestionShown]
PointAct = Callable[[QuestionShown], RawAnswer]
KINDS: dict[str, Make] = {
    "parts": kinds.parts_question, "week": kinds.week_question, "sign": kinds.sign_question,
    "paper": kinds.paper_question, "check": kinds.check_question, "country": kinds.country_question,
    "story": kinds.story_question, "feeling": kinds.feeling_question, "schools": kinds.schools_question,
}  # fmt: skip


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The talk in three languages, every kind of answer, what can go wrong, and the client window."""
    asks: dict[str, Make] = {
        "date": asked.date_question, "text": asked.text_question, "scales": asked.scales_question,
        "rows": asked.rows_question, "long": asked.long_list_question, "missing": asked.untranslated_question,
        "prefilled": asked.prefilled_question, "conflict": asked.conflict_question,
        **KINDS,
    }  # fmt: skip
    for code in samples.LANGUAGES:
        yield talk_shot(app, theme, f"interview-{code}", partial(samples.interview, code))
        for name, make in asks.items():
            yield talk_shot(app, theme, f"interview-{code}-{name}", partial(_at, code, make))
        yield from _client(app, theme, code)
        yield from _pointed(app, theme, code)
    yield from _wrong(app, theme)


def _at(code: str, make: Make) -> Interview:
    return samples.interview(code, make(code))


def _pointed(app: QApplication, theme: Theme, code: str) -> Iterator[Shot]:
    """The person points; the klantmanager sees it at once, and nothing is recorded."""
    cases: tuple[tuple[str, Make, PointAct], ...] = (
        ("", samples.question, point_choice("boek")),
        ("-week", kinds.week_question, point_choice("vr_avond")),
        ("-parts", lambda code: kinds.parts_question(code, ""), point_cell("gekoppeld", "ja")),
    )
    for name, question, act in cases:
        for theirs in (False, True):
            make = partial(pointing, app, theme, _at(code, question), act, theirs)
            yield f"pointed-{'client-' if theirs else ''}{code}{name}", make


def pointing(app: QApplication, theme: Theme, shown: Interview, act: PointAct, theirs: bool) -> QWidget:
    shell, screen, _ = talk_window(app, theme, shown)
    screen.toggle_client()
    screen.presenter.pointing.point(act)
    settle(app)
    if not theirs:
        return shell
    assert screen.client is not None
    screen.client.setGeometry(0, 0, 1366, 768)
    screen.client.resize(1366, 768)
    settle(app)
    return screen.client


def _client(app: QApplication, theme: Theme, code: str) -> Iterator[Shot]:
    questions: dict[str, Make] = {
        "": samples.question,
        "-scales": asked.scales_question,
        "-text": asked.text_question,
        "-missing": asked.untranslated_question,
        "-many": asked.long_list_question,
        **{f"-{kind}": make for kind, make in KINDS.items()},
    }
    for name, make in questions.items():
        yield f"client-{code}{name}", partial(_client_window, app, theme, code, make)


def _client_window(app: QApplication, theme: Theme, code: str, make: Make) -> QWidget:
    window = ClientWindow(app, theme)
    window.resize(1366, 768)
    window.show()
    window.show_client(client_shown(_at(code, make)))
    settle(app)
    return window


def _wrong(app: QApplication, theme: Theme) -> Iterator[Shot]:
    shot = partial(talk_shot, app, theme)
    date = partial(_at, "ar", asked.date_question)
    known = partial(samples.interview, "ar")
    refused = message_for(Refusal(RefusalCode.IMPOSSIBLE_DATE))
    yield shot("interview-ar-stop", partial(samples.stopped, "ar"))
    yield shot("interview-ar-refused", date, lambda screen: screen.show_refusal(refused))
    yield shot("interview-ar-unsaved", known, _not_saved)
    yield shot("interview-ar-tolk-form", known, lambda screen: screen.tolk.show_start_form(True))


def _not_saved(screen: InterviewScreen) -> None:
    shell = screen.window()
    assert isinstance(shell, Shell)
    shell.show_saved("3.7 niet bewaard", False)
    screen.show_unsaved("3.7", message_for(Trouble(TroubleCode.DISK_ERROR)))
