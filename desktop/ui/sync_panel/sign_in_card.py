"""Signing in at the municipality, where it asks that: a sentence and one button."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.sync_panel.signing_in import SignInPresenter, SignInShown
from desktop.ui.sync_panel.slots import SyncSlots
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.synchronise import SyncPanel


class SignInCard(Panel):
    """Not there where the municipality never asked. `came_back` is sent from the thread of the browser."""

    came_back = Signal()

    def __init__(self, slots: SyncSlots) -> None:
        super().__init__("card")
        theme = slots.theme
        self._slots = slots
        self._words = RunLabel(theme, "", "body")
        self.button = Button(theme, nl("Log in bij de gemeente"), icon="person").let_wrap()
        head = row(8)
        head.addWidget(Sign(theme, "person", theme.scaled(22)))
        head.addWidget(RunLabel(theme, nl("Inloggen"), "panel"), 1)
        inside = column(8, (16, 16, 16, 16))
        inside.addLayout(head)
        inside.addWidget(self._words)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)
        self.hide()
        self.presenter = SignInPresenter(self, slots.runner, self._from_browser, on_screen)
        self.came_back.connect(self.presenter.came_back, Qt.ConnectionType.QueuedConnection)
        self.button.clicked.connect(self.presenter.act)
        slots.add_first(self)

    def _from_browser(self) -> None:
        with suppress(RuntimeError):  # the screen has gone meanwhile
            self.came_back.emit()

    def show_panel(self, panel: SyncPanel) -> None:
        self.presenter.load()

    def show_sign_in(self, shown: SignInShown) -> None:
        self.setVisible(shown.is_there)
        self._words.say(shown.words)
        self.button.rename(shown.button or nl("Log in bij de gemeente"))

    def show_message(self, message: Message | None, tone: str) -> None:
        self._slots.show_message(message, tone)


def add_sign_in(slots: SyncSlots) -> SignInCard:
    """The part of the sync screen that signs in."""
    return SignInCard(slots)
