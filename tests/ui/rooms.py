"""Real windows with prepared data behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases import interview as talk
from desktop.usecases import tolk_session
from desktop.usecases.interview import Interview
from desktop.usecases.outcome import Outcome
from tests.ui.fakes import FakeRunner
from tests.ui.samples_tolk import tools_results

#: the name of a picture, and what makes its window: made only when somebody wants this picture
Shot = tuple[str, Callable[[], QWidget]]


def talk_results(shown: Interview) -> dict[Callable[..., Any], Any]:
    """Every use case of the talk gives the same interview back."""
    moves = (talk.open_interview, talk.go_to, talk.step, talk.next_open, talk.go_to_theme)
    writes = (talk.record_answer, talk.record_state, talk.record_row, talk.remove_row, talk.record_note)
    acts = (
        talk.confirm_answer, talk.record_act, talk.record_source, talk.withdraw_answer, talk.open_guarded,
        talk.switch_on_free_text, talk.mark_not_discussed,
    )  # fmt: skip
    writes = (*writes, *acts)
    results: dict[Callable[..., Any], Any] = dict.fromkeys(moves, shown)
    results |= dict.fromkeys(writes, Outcome(shown))
    results |= {talk.save_draft: None, talk.close_talk: Outcome(None)}
    tolks = (tolk_session.start_tolk, tolk_session.pause_tolk, tolk_session.mark)
    results |= dict.fromkeys(tolks, Outcome(shown.tolk))
    results[tolk_session.end_tolk] = Outcome(None)
    return results | tools_results(shown)


def talk_window(
    app: QApplication, theme: Theme, shown: Interview, runner: FakeRunner | None = None
) -> tuple[Shell, InterviewScreen, FakeRunner]:
    """The desk window, in the interview, at `shown`."""
    behind = runner or FakeRunner(talk_results(shown))

    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return behind

    shell = Shell(app, theme, {ScreenName.INTERVIEW: InterviewScreen}, None, runner_for)
    shell.show()
    settle(app)
    shell.activateWindow()
    settle(app)
    shell.go(Place(ScreenName.INTERVIEW, shown.dossier))
    shell.show_link("Geen netwerk · 3 wachten", 3)
    screen = shell.screen_shown()
    assert isinstance(screen, InterviewScreen)
    settle(app)
    return shell, screen, behind


def talk_shot(
    app: QApplication,
    theme: Theme,
    name: str,
    shown: Callable[[], Interview],
    then: Callable[[InterviewScreen], object] | None = None,
) -> Shot:
    """A picture of the talk at `shown`, after `then` was done in it."""

    def make() -> QWidget:
        shell, screen, _ = talk_window(app, theme, shown())
        if then is not None:
            then(screen)
            settle(app)
        return shell

    return name, make


def settle(app: QApplication) -> None:
    """Let layouts, deferred deletes and queued signals come to rest."""
    for _ in range(4):
        app.processEvents()
        app.sendPostedEvents(None, 0)
