"""The screen Hulpbestand: the whole text to read at the left, where it goes at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.support.presenter import SupportPresenter
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.folders import FolderField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, took_enter
from desktop.ui.widgets.scroll_body import FocusInSight, ScrollBody


class SupportScreen(Screen):
    """Ctrl+Enter saves, Esc goes to Mijn koffer. The text cannot be altered: what is read is saved."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = SupportPresenter(self, frame.navigator, frame.runner_for(self))
        self.text = TextField(theme, nl("Het hulpbestand, om te lezen"), role="small_body", lines=12)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._making = RunLabel(theme, nl("Het hulpbestand wordt gemaakt."), "body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.folder = FolderField(theme)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.name.returnPressed.connect(self.save)
        self.save_button = Button(
            theme, nl("Sla op"), icon="tray_up", key="Ctrl Enter", role="primary", size="main"
        )
        self.save_button.clicked.connect(self.save)
        self.back_button = Button(theme, nl("Mijn koffer"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(self.presenter.back)
        self.again_button = Button(theme, nl("Maak opnieuw"), icon="again")
        self.again_button.clicked.connect(self.presenter.load)
        inside = row(16, (24, 14, 19, 12))
        inside.addLayout(self._left(), 1)
        inside.addLayout(self._right())
        self.setLayout(inside)

    def _left(self) -> QVBoxLayout:
        left = column(8)
        head = row(10)
        head.addWidget(RunLabel(self._theme, nl("Hulpbestand"), "title"), 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(head)
        told = nl("Dit is alles wat in het bestand komt. Er staan geen namen, antwoorden of dossiers in.")
        left.addWidget(RunLabel(self._theme, told, "small_body", tone="inkt_600"))
        left.addWidget(self._making)
        left.addWidget(self.text, 1)
        return left

    def _right(self) -> QVBoxLayout:
        theme = self._theme
        told = nl("Voor de beheerder, als er iets niet werkt. Lees het eerst, en sla het dan op.")
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Opslaan als bestand"), "panel"))
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        for field in (self.folder, self.name):
            inside.addLayout(labelled(theme, field))
        body = column(12, (5, 5, 5, 5))
        body.addWidget(self.message)
        body.addWidget(Panel("card", inside))
        body.addStretch(1)
        area = scroller(ScrollBody(body))
        FocusInSight(area)
        area.setFixedWidth(min(theme.scaled(350), 470))
        right = column(10)
        right.addWidget(area, 1)
        for button in (self.save_button, self.again_button):
            right.addWidget(button)
        return right

    # --- Screen

    def enter(self, place: Place) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.load()

    def escape(self) -> bool:
        self.presenter.back()
        return True

    def save(self) -> None:
        """Save what is on the screen."""
        self.presenter.save(Path(self.folder.chosen()), self.name.text())

    # --- what the presenter asks

    def show_making(self, making: bool) -> None:
        self._making.setVisible(making)
        self.save_button.setEnabled(not making)
        self.again_button.setEnabled(not making)

    def show_text(self, text: str, file_name: str) -> None:
        self.text.put_text(text)
        self.folder.offer()
        self.name.setText(file_name)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Ctrl+Return") or is_key(event, "Ctrl+Enter"):
            self.save()
        elif not took_enter(self, event):
            super().keyPressEvent(event)
