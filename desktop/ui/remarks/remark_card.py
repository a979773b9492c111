"""One remark: what it is about, what was said, what was answered, and whether it is dealt with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.remarks import RemarkShown, SaidShown


class RemarkCard(Panel):
    """`answered` key and text; `closed` key and whether it is done; `jumped` to the question."""

    answered = Signal(str, str)
    closed = Signal(str, bool)
    jumped = Signal(str)

    def __init__(self, theme: Theme, shown: RemarkShown) -> None:
        super().__init__("card", state="" if shown.is_open else "done")
        self._theme, self.shown = theme, shown
        self.message = MessageCard(theme)
        self.line = LineField(theme, nl("Antwoord op deze opmerking"), placeholder=nl("uw antwoord"))
        self.line.returnPressed.connect(self.send)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(self._head())
        inside.addLayout(self._said(shown.said, True))
        for said in shown.answers:
            inside.addLayout(self._said(said, False))
        inside.addWidget(self.message)
        inside.addLayout(self._foot())
        self.setLayout(inside)

    def _head(self) -> WrapRow:
        theme, shown = self._theme, self.shown
        words = (
            nl("{number} {about}", number=shown.number, about=shown.about) if shown.number else shown.about
        )
        line = WrapRow(8)
        line.put(
            Sign(theme, "note" if shown.is_open else "check_circle", theme.px("icon_small"), "petrol_800")
        )
        line.put(RunLabel(theme, words, "body", bold=True), 1, least=theme.scaled(240))
        if shown.question:
            line.put(act_button(theme, nl("Naar de vraag"), words, lambda: self.jumped.emit(shown.question)))
        return line

    def _said(self, said: SaidShown, is_first: bool) -> QVBoxLayout:
        theme = self._theme
        words = column(1)
        words.addWidget(RunLabel(theme, said.text, "answer" if is_first else "body"))
        about = nl("{who} · {when}", who=said.who, when=said.when)
        words.addWidget(RunLabel(theme, about, "secondary", tone="inkt_600"))
        holder = column(0)
        if is_first:
            holder.addLayout(words)
            return holder
        line = row(8, (18, 0, 0, 0))
        line.addWidget(
            Sign(theme, "chevron_right", theme.px("icon_small"), "inkt_600"), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addLayout(words, 1)
        holder.addLayout(line)
        return holder

    def _foot(self) -> WrapRow:
        theme, shown = self._theme, self.shown
        foot = WrapRow(10, to_end=True)
        if not shown.is_open:
            self.line.hide()
            foot.put(RunLabel(theme, shown.done, "secondary", tone="inkt_600"), 1, least=theme.scaled(200))
            words, is_done = nl("Weer openen"), False
        else:
            foot.put(self.line, 1, least=theme.scaled(260))
            foot.put(act_button(theme, nl("Antwoord"), shown.about, self.send))
            words, is_done = nl("Is klaar"), True
        self.close_button = act_button(
            theme, words, shown.about, lambda: self.closed.emit(shown.key, is_done)
        )
        foot.put(self.close_button)
        return foot

    def send(self) -> None:
        self.answered.emit(self.shown.key, self.line.text())

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above the field, which is marked."""
        self.message.show_message(message)
        self.line.show_error(bool(field))
        if field:
            self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
