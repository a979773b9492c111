"""Taking a paper out of the safe: where, under which name, and why. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.folders import FolderField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, took_enter
from desktop.ui.widgets.tick_field import TickField

PDF, PICTURES = "pdf", "png"
_LOCKED = nl("Er komt een slot op. U ziet daarna eenmalig de woorden die het openen.")
_OPEN = nl("Buiten de koffer is het dan niet versleuteld: wie het vindt, kan het lezen.")
_NO_LOCK = nl("Buiten de koffer is het niet versleuteld. Uw reden komt in het dossier.")


class ExportForm(Panel):
    """Hidden until asked for; Esc closes it and keeps what was typed. Its two buttons stand below it."""

    sent = Signal(object, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, can_lock: bool = False) -> None:
        super().__init__("card")
        self._can_lock, self._is_lockable = can_lock, False
        self.folder = FolderField(theme)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.name.returnPressed.connect(self.send)
        self.reason = TextField(theme, nl("Waarom moet dit buiten de koffer?"), lines=2)
        self.reason.finished.connect(self.send)
        self.shape = Segments(theme, ((PDF, nl("Papier (PDF)"), ""), (PICTURES, nl("Plaatjes"), "")))
        self.shape.picked.connect(self._show_shape)
        self._pictures = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.as_pictures = False
        self.open_tick = TickField(theme, nl("Zonder slot opslaan"))
        self.open_tick.toggled.connect(self._turn_lock)
        self.open_reason = TextField(theme, nl("Waarom zonder slot?"), lines=2)
        self.open_reason.finished.connect(self.send)
        self._open_head = RunLabel(theme, self.open_reason.accessibleName(), "small_body", bold=True)
        self._lock_told = RunLabel(theme, _NO_LOCK, "secondary", tone="inkt_600")
        self.message = MessageCard(theme)
        self.save_button = Button(
            theme, nl("Sla op"), icon="tray_up", key="Ctrl Enter", role="primary", size="main"
        )
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(4, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Opslaan als bestand"), "panel"))
        inside.addWidget(self._lock_told)
        inside.addWidget(self.message)
        inside.addSpacing(4)
        inside.addWidget(self.shape)
        inside.addWidget(self._pictures)
        self._name_head: RunLabel | None = None
        for field in (self.reason, self.folder, self.name):
            inside.addSpacing(4)
            head = RunLabel(theme, field.accessibleName(), "small_body", bold=True)
            inside.addWidget(head)
            inside.addWidget(field)
            if field is self.name:
                self._name_head = head
        inside.addSpacing(4)
        for part in (self.open_tick, self._open_head, self.open_reason):
            inside.addWidget(part)
        self.setLayout(inside)
        self.hide()

    def ask(self, file_name: str, pictures: str = "", as_pictures: bool = False) -> None:
        """`pictures`: the names of the pictures in words, '' where the paper cannot be had as pictures."""
        self.folder.offer()
        self.name.setText(file_name)
        self._is_lockable = self._can_lock and not file_name.casefold().endswith(".ics")
        self.open_tick.setChecked(False)
        self.shape.setVisible(bool(pictures))
        self._pictures.say(pictures)
        self.shape.show_picked(PICTURES if as_pictures else PDF)
        self._show_shape(PICTURES if as_pictures and pictures else PDF)
        self.show_refusal("", None)
        self.show()
        self.reason.setFocus()

    def _show_shape(self, key: str) -> None:
        """Pictures have names of their own: nothing to type."""
        self.as_pictures = key == PICTURES
        self._pictures.setVisible(self.as_pictures)
        self.name.setVisible(not self.as_pictures)
        if self._name_head is not None:
            self._name_head.setVisible(not self.as_pictures)
        self._turn_lock(self.open_tick.isChecked())

    def _turn_lock(self, is_open: bool) -> None:
        """A PDF gets a lock unless somebody says why not; pictures and calendars cannot have one."""
        can = self._is_lockable and not self.as_pictures
        self.open_tick.setVisible(can)
        for part in (self._open_head, self.open_reason):
            part.setVisible(can and is_open)
        self._lock_told.say((_OPEN if is_open else _LOCKED) if can else _NO_LOCK)

    @property
    def why_open(self) -> str | None:
        """Why it goes without a lock; None = with one, or there is none to be had."""
        has_lock = not self._is_lockable or self.as_pictures or not self.open_tick.isChecked()
        return None if has_lock else self.open_reason.toPlainText()

    def empty(self) -> None:
        self.reason.put_text("")
        self.open_reason.put_text("")
        self.open_tick.setChecked(False)

    def send(self) -> None:
        self.sent.emit(Path(self.folder.chosen()), self.name.text(), self.reason.toPlainText())

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.message.show_message(message)
        self.reason.show_error(field == "reason")
        self.name.show_error(field == "target")
        self.open_reason.show_error(field == "open_reason")
        fields: dict[str, QWidget] = {
            "reason": self.reason, "target": self.name, "open_reason": self.open_reason,
        }  # fmt: skip
        if field in fields:
            fields[field].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Ctrl+Return") or is_key(event, "Ctrl+Enter"):
            self.send()
        elif not took_enter(self, event, self.send):
            super().keyPressEvent(event)
