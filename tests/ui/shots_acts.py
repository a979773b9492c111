"""Pictures of what is said about answers: acts, history, the closing list, questions that wait."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from desktop.ui.interview.view import InterviewScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from tests.ui import samples
from tests.ui import samples_acts as acts
from tests.ui.rooms import Shot, talk_shot


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """In three languages."""
    for code in samples.LANGUAGES:
        known = partial(acts.known, code)
        corrected = partial(acts.known, code, acts.CORRECTED)
        shot = partial(talk_shot, app, theme)
        yield shot(f"acts-{code}-told", known, lambda screen, after=corrected: screen.show_interview(after()))
        yield shot(f"acts-{code}-about", corrected, lambda screen: screen._about())
        yield shot(f"acts-{code}-guard", partial(acts.guarded, code))
        yield shot(f"acts-{code}-text-off", partial(acts.special, code))
        yield shot(f"acts-{code}-text-off-answer", partial(acts.special, code, with_text=True))
        yield shot(f"acts-{code}-found", partial(acts.found, code))
        yield shot(f"acts-{code}-grown", partial(acts.grown, code))
        yield shot(f"acts-{code}-closing", known, lambda screen: screen.sheets.show_closing(acts.closing()))
        yield shot(f"acts-{code}-all-done", known, lambda s: s.sheets.show_closing(acts.nothing_open()))
        yield shot(f"acts-{code}-history", known, lambda screen: screen.sheets.show_history(acts.history()))
        yield shot(f"acts-{code}-question", known, lambda screen: screen.sheets.show_question())
        yield shot(f"acts-{code}-upgrade", known, lambda screen: screen.sheets.show_upgrade(acts.upgrade()))
    yield talk_shot(app, theme, "acts-ar-keys", partial(acts.known, "ar"), _help)


def _help(screen: InterviewScreen) -> None:
    """F1: every key there is."""
    shell = screen.window()
    assert isinstance(shell, Shell)
    shell.toggle_help()
