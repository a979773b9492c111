"""The keys of the talk: which there are, and when one of them does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.interview.state_row import STATE_KEYS
from desktop.ui.tolk_bar.view import TolkBar
from desktop.usecases.tolk_session import TolkMark
from forms.model import AnswerState

Keys = Mapping[str, Callable[[], None]]
NOT_DISCUSSED, LATER = "Alt+M", "Alt+L"
#: they show or change what was answered or noted
_OF_THE_ANSWER = ("F4", "Alt+B", "Alt+C", "Alt+D", "Alt+G", "Alt+K", "Alt+T", "Alt+V")
#: what works while a sheet covers the question
_OVER_SHEETS = ("F2", "Ctrl+G", "Ctrl+O", "Ctrl+Shift+E", "Ctrl+E", "F9", "Alt+O")


def talk_keys(presenter: InterviewPresenter, tolk: TolkBar) -> Keys:
    """Keys that go through the talk and give the states."""
    keys: dict[str, Callable[[], None]] = {
        "Ctrl+E": presenter.next_open,
        "F7": lambda: tolk.mark_key(TolkMark.NIET_BEGREPEN),
        "F8": lambda: tolk.mark_key(TolkMark.ANDERS_GEZEGD),
        "F9": tolk.pause_key,
        NOT_DISCUSSED: partial(presenter.set_state, AnswerState.NIET_BESPROKEN),
    }
    for letter, state in STATE_KEYS.items():
        keys[f"Alt+{letter}"] = partial(presenter.set_state, state)
    for digit in range(10):
        keys[f"Alt+{digit}"] = partial(presenter.go_to_theme, digit)
    for digit in range(6):
        keys[f"Alt+Shift+{digit}"] = partial(presenter.go_to_theme, 10 + digit)
    return keys


def lay_keys(screen: QWidget, keys: Keys, may_press: Callable[[str], bool]) -> None:
    """Make them work on the screen and everything in it."""

    def press(sequence: str, act: Callable[[], None]) -> None:
        if may_press(sequence):
            act()

    for sequence, act in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(press, sequence, act))


def may_press(sequence: str, is_covered: bool, is_guarded: bool) -> bool:
    """Under a sheet no key reaches the question; a waiting question takes no state but 'later', and shows
    nothing of what was said at it: whoever it waits for can read along."""
    if is_covered:
        return sequence in _OVER_SHEETS
    is_state = sequence == NOT_DISCUSSED or sequence.removeprefix("Alt+") in STATE_KEYS
    return not (is_guarded and (sequence in _OF_THE_ANSWER or is_state) and sequence != LATER)
