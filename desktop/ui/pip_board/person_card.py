"""What the person thinks: the route that fits in their eyes, whether they agree, and a second talk if not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.pip import SECOND_TALK_WORDS, PersonShown, SecondTalkState

_DAY_STATES = (SecondTalkState.PLANNED.value, SecondTalkState.HELD.value)
_LARGE = 1.3


class SecondTalkForm(QWidget):
    """`recorded` gives state, day as typed and note. A planned talk wants its day first."""

    recorded = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown = PersonShown("", "", "", "", "", "", "").second
        self._picked = ""
        parts = [(state.value, words, "") for state, words in SECOND_TALK_WORDS.items()]
        self.states = Segments(theme, parts)
        for state, words in SECOND_TALK_WORDS.items():
            self.states.button(state.value).setAccessibleName(
                on_screen(nl("Tweede gesprek: {words}", words=words))
            )
        self.states.picked.connect(self._pick)
        self.day = LineField(
            theme, nl("Dag van het tweede gesprek"), role="small_body", placeholder="20-9-2026"
        )
        self.day.setMaximumWidth(theme.scaled(130))
        self.note = LineField(theme, nl("Afspraak over het tweede gesprek"), role="small_body")
        self.note.setPlaceholderText(on_screen(nl("Wat is afgesproken?")))
        for field in (self.day, self.note):
            field.left_field.connect(self._left)
        self._chip = Chip(theme, nl("Nog invullen"), "bad", "exclamation")
        self._two = RunLabel(theme, "", "secondary", tone="zon_700")
        self._message = MessageCard(theme)
        head = row(8)
        head.addWidget(RunLabel(theme, nl("Tweede gesprek"), "small_body", bold=True))
        head.addWidget(self._chip)
        head.addStretch(1)
        fields = row(8)
        fields.addWidget(self.day)
        fields.addWidget(self.note, 1)
        line = column(4) if theme.tokens.factor >= _LARGE else row(12)
        line.addWidget(self.states)
        line.addLayout(fields, 1)
        inside = column(4)
        inside.addLayout(head)
        inside.addLayout(line)
        inside.addWidget(self._two)
        inside.addWidget(self._message)
        self.setLayout(inside)

    def show_person(self, shown: PersonShown) -> None:
        """What was recorded; what is being typed stays."""
        if shown.second != self._shown or not self._picked:
            self._picked = shown.second.state
        self._shown = shown.second
        self.states.show_picked(self._picked) if self._picked else self.states.show_none()
        for field, text in ((self.day, shown.second.day), (self.note, shown.second.note)):
            if not field.hasFocus() and text:
                field.setText(text)
        self._fit()
        self._chip.setVisible(shown.needs_second)
        two = shown.two_second_talks
        self._two.say(nl("Twee antwoorden: {two}. Kies er een.", two=joined(" / ", two)) if two else "")
        self._two.setVisible(bool(two))

    def show_refusal(self, message: Message | None) -> None:
        """Under the fields."""
        self._message.show_message(message)
        self.day.show_error(message is not None)

    def take_focus(self) -> None:
        """The keyboard comes to the first answer."""
        self.states.button(self._picked or SecondTalkState.OFFERED.value).setFocus()

    def _fit(self) -> None:
        self.day.setVisible(self._picked in _DAY_STATES)
        self.note.setVisible(bool(self._picked))

    def _pick(self, state: str) -> None:
        self._picked = state
        self._fit()
        if state == SecondTalkState.PLANNED.value and not self.day.text().strip():
            self.day.setFocus()  # a planned talk has a day
        else:
            self._record()

    def _left(self) -> None:
        day = self.day.text().strip() if self._picked in _DAY_STATES else ""
        is_new = (self._picked, day, self.note.text().strip()) != (
            self._shown.state,
            self._shown.day,
            self._shown.note,
        )
        if self._picked and is_new and (day or self._picked != SecondTalkState.PLANNED.value):
            self._record()

    def _record(self) -> None:
        day = self.day.text() if self._picked in _DAY_STATES else ""
        self.recorded.emit(self._picked, day, self.note.text())


class PersonCard(Panel):
    """Under the routes: K07 and K08 in words, the dissent as it was said."""

    jumped = Signal(str)
    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(4)
        self.second = SecondTalkForm(theme)
        head = row(8)
        head.addWidget(Sign(theme, "person", theme.px("icon_bar"), "petrol_800"))
        self._title = RunLabel(theme, "", "panel")
        head.addWidget(self._title, 1)
        inside = column(6, (16, 10, 16, 12))
        inside.addLayout(head)
        inside.addLayout(self._lines)
        inside.addWidget(self.second)
        self.setLayout(inside)

    def show_person(self, roepnaam: str, shown: PersonShown | None) -> None:
        """Nothing where the questions are not in the pack."""
        self.setVisible(shown is not None)
        empty_out(self._lines)
        if shown is None:
            return
        self._title.say(nl("Wat vindt {roepnaam}?", roepnaam=roepnaam))
        view = (shown.view_number, shown.view_question, shown.view_known_as)
        self._lines.addLayout(self._line(nl("Welke route past"), shown.view_words, *view))
        agrees = (shown.agrees_number, shown.agrees_question, shown.agrees_known_as)
        self._lines.addLayout(self._line(nl("Eens met het plan"), shown.agrees_words, *agrees))
        if shown.own_words:
            said = RunLabel(self._theme, nl("‘{own_words}’", own_words=shown.own_words), "body")
            self._lines.addWidget(Panel("tip", _held(said)))
        if shown.objecting is not None:
            words = nl("Bezwaar maken kan ook. Vertel dat, en bied een tweede gesprek aan.")
            line = row(8)
            line.addWidget(RunLabel(self._theme, words, "small_body"), 1)
            why, reasons = WhyButton(self._theme, words), shown.objecting
            why.clicked.connect(lambda: self.why_asked.emit(reasons))
            line.addWidget(why, 0, Qt.AlignmentFlag.AlignVCenter)
            self._lines.addLayout(line)
        self.second.setVisible(shown.disagrees)
        self.second.show_person(shown)

    def _line(self, what: str, told: str, number: str, question: str, known_as: str) -> QHBoxLayout:
        theme = self._theme
        words = column(0)
        words.addWidget(RunLabel(theme, nl("{what}: {told}", what=what, told=told), "body"))
        if known_as:
            words.addWidget(RunLabel(theme, known_as, "secondary", tone="inkt_600"))
        line = row(8)
        line.addLayout(words, 1)
        tag = NumberTag(theme, number, what)
        tag.clicked.connect(lambda: self.jumped.emit(question))
        line.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _held(label: RunLabel) -> QHBoxLayout:
    holder = row(0, (12, 8, 12, 8))
    holder.addWidget(label, 1)
    return holder
