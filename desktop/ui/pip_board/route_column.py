"""One leerroute: what it is, the facts, the choice, and why or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.pip_board.facts import FactLines, note_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.marks import Chip, TickBox
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.pip import Leerroute, RouteShown

_MOST_LINES = 6
_LARGE = 1.3


class ReasonField(QVBoxLayout):
    """Label, state in words, and the field. Keeps what is typed while the board is shown again."""

    def __init__(self, theme: Theme, name: str, lines: int = 2) -> None:
        super().__init__()
        self.setSpacing(4)
        self.setContentsMargins(0, 0, 0, 0)
        self.label = RunLabel(theme, "", "small_body", bold=True)
        self.chip = Chip(theme, nl("Ingevuld"), "ok", "check")
        self.field = TextField(theme, name, role="small_body", lines=lines)
        mark_special(self.field, True)  # a reason for a route says often how somebody's health is
        self._pitch = QFontMetricsF(self.field.font()).lineSpacing()
        self._least = lines
        self.field.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()
        self.message = MessageCard(theme)
        self._name = name
        self.two = RunLabel(theme, "", "secondary", tone="zon_700")
        self.two.setContentsMargins(5, 0, 5, 0)
        self.two.hide()
        head = row(8, (5, 0, 5, 0))
        head.addWidget(self.label, 1)
        head.addWidget(self.chip)
        self.addLayout(head)
        self.addWidget(self.two)
        inside = row(0, (5, 2, 5, 4))
        inside.addWidget(self.field)
        self.addLayout(inside)
        self.addWidget(self.message)

    def _grow(self) -> None:
        """As high as its text, from two lines to six."""
        shown = min(max(self._least, round(self.field.document().size().height())), _MOST_LINES)
        self.field.setFixedHeight(round(self._pitch * shown) + 24)

    def show_reason(self, label: str, text: str, is_needed: bool) -> None:
        self.label.say(label)
        self.field.setAccessibleName(on_screen(nl("{name}: {label}", name=self._name, label=label)))
        if not self.field.hasFocus() or not self.field.toPlainText():
            self.field.put_text(text)
        is_filled = bool(text.strip())
        self.chip.setVisible(is_filled or is_needed)
        if is_filled:
            self.chip.say(nl("Ingevuld"), "ok", "check")
        else:
            self.chip.say(nl("Nog invullen"), "bad", "exclamation")
        self.field.show_error(is_needed and not is_filled)

    def show_two(self, texts: tuple[str, ...]) -> None:
        """What two laptops wrote; writing one settles it."""
        told = joined(" / ", (nl("‘{text}’", text=text) for text in texts))
        self.two.say(nl("Twee antwoorden: {told}. Schrijf welk het wordt.", told=told) if texts else "")
        self.two.setVisible(bool(texts))

    def show_refusal(self, message: Message | None) -> None:
        self.message.show_message(message)


class RouteColumn(Panel):
    """Never chosen beforehand; choosing is a press on its own button or key."""

    chosen = Signal(str)
    jumped = Signal(str)
    why_asked = Signal(object)  # a `WhyShown`
    typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, route: Leerroute, key: str, more: QWidget | None = None) -> None:
        """`more` stands between facts and reason."""
        super().__init__("card")
        self._theme, self.route = theme, route
        self._ring = TickBox(theme, is_round=True)
        self._title = RunLabel(theme, "", "name")
        self._below = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.choose_button = Button(theme, nl("Kies"), key=key, size="small")
        self.choose_button.clicked.connect(lambda: self.chosen.emit(self.route.value))
        self._mine = Chip(theme, nl("Uw keuze"), "chosen", "check")
        self._view = Chip(theme, "", "plain", "person")
        self._closed = Chip(theme, nl("Dicht"), "plain", "lock")
        self._lines = FactLines(theme, self.jumped.emit, self.why_asked.emit)
        self._facts = column(4)
        self._helps = column(2)
        self.reason = ReasonField(theme, "")
        self.reason.field.textChanged.connect(self._typed)
        self.reason.field.left_field.connect(self.left)
        words = column(0)
        words.addWidget(self._title)
        words.addWidget(self._below)
        head = row(10, (5, 5, 5, 3))
        head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(words, 1)
        inside = column(6, (11, 8, 11, 10))
        inside.addLayout(head)
        way = head
        if theme.tokens.factor >= _LARGE:  # three equal columns leave no room beside the name
            way = row(0, (5, 0, 5, 5))
            inside.addLayout(way)
        way.addWidget(self._closed, 0, Qt.AlignmentFlag.AlignVCenter)
        way.addWidget(self._mine, 0, Qt.AlignmentFlag.AlignVCenter)
        way.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignVCenter)
        if way is not head:
            way.addStretch(1)
        view = row(0, (5, 0, 5, 0))
        view.addWidget(self._view)
        view.addStretch(1)
        inside.addLayout(view)
        inside.addWidget(hair_line())
        inside.addLayout(self._facts)
        inside.addSpacing(4)
        inside.addStretch(1)
        if more is not None:
            inside.addWidget(more)
        inside.addLayout(self._helps)
        inside.addLayout(self.reason)
        self.setLayout(inside)

    def show_route(self, route: RouteShown, typed: str | None) -> None:
        self._title.say(route.title)
        self._below.say(route.subtitle)
        self._ring.set_on(route.is_chosen)
        self._mine.setVisible(route.is_chosen)
        self._closed.setVisible(route.is_closed and not route.is_chosen)
        self.choose_button.setVisible(not route.is_chosen and not route.is_closed)
        self.choose_button.setAccessibleName(on_screen(nl("Kies {title}", title=route.title)))
        self.set_state("chosen" if route.is_chosen else "")
        state = nl("uw keuze") if route.is_chosen else nl("dicht") if route.is_closed else nl("niet gekozen")
        self.setAccessibleName(
            on_screen(joined(", ", (part for part in (route.title, state, route.own_view) if part)))
        )
        self._view.say(route.own_view)
        self._view.setVisible(bool(route.own_view))
        self._lines.fill(self._facts, route)
        empty_out(self._helps)
        for note in route.helps:
            look = ("bulb", "lucht_700")
            line = note_line(self._theme, note, look, self.jumped.emit, self.why_asked.emit)
            self._helps.addLayout(line)
        self.reason._name = route.title
        self.reason.show_reason(
            route.reason_label, route.reason if typed is None else typed, route.needs_reason
        )
        self.reason.show_two(route.two_reasons)

    def _typed(self) -> None:
        self.typed.emit(self.reason.field.toPlainText())
