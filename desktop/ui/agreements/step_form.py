"""The forms of an agreement: in own words, or another who and by when. A refusal stands next to its field."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.agreements.presenter import WHO_CHOICES
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.plan_steps import StepGiven, StepShown, Who

_NO_DAY = ""


class StepForm(Panel):
    """Hidden until asked for. `given`: own words; `changed`: key, who, name, by."""

    given = Signal(object)
    changed = Signal(str, str, str, str)
    typed = Signal(str, str)  # field, text
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme, self._key, self._number = theme, "", 1
        self._under: dict[QWidget, QVBoxLayout] = {}
        self._is_rtl = False
        self._title = RunLabel(theme, "", "panel")
        self._about = RunLabel(theme, "", "body", bold=True)
        self.own = LineField(theme, nl("Wat gaat iemand doen? In de eigen woorden"), script=Script.LATN)
        self.who = ChoiceField(theme, nl("Wie doet het?"), WHO_CHOICES)
        self.who_name = LineField(theme, nl("Naam van wie helpt (mag leeg)"))
        self.by = LineField(theme, nl("Klaar op (mag leeg)"), placeholder=nl("15-9, morgen of dinsdag"))
        self.is_own_language = TickField(theme, "")
        self.is_private = TickField(
            theme, nl("Gaat over gezondheid of justitie: apart bewaren, nooit op papier")
        )
        self.message = MessageCard(theme)
        self.is_own_language.toggled.connect(self._turn_own)
        for name, field in self.lines.items():
            field.textEdited.connect(lambda text, n=name: self.typed.emit(n, text))
            field.returnPressed.connect(self.send)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        self._own_holder = self._labelled(self.own)
        three: tuple[LineField | ChoiceField, ...] = (self.who, self.who_name, self.by)
        across = 3 if theme.tokens.factor < 1.3 else 1
        for at, widget in enumerate(three):
            grid.addWidget(self._labelled(widget), at // across, at % across)
            grid.setColumnStretch(at % across, 1)
        self._wide = grid
        close = Button(theme, nl("Sluit"), key="Esc")
        close.clicked.connect(self.closed)
        keep = Button(theme, nl("Zet in het plan"), icon="check", key="Enter", role="primary")
        keep.clicked.connect(self.send)
        self._keep = keep
        foot = row(12)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(keep)
        inside = column(10, (16, 12, 16, 12))
        for part in (self._title, self._about, self._own_holder):
            inside.addWidget(part)
        inside.addLayout(grid)
        inside.addWidget(self.is_own_language)
        inside.addWidget(self.is_private)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    @property
    def lines(self) -> Mapping[str, LineField]:
        """The fields to type in, by the name a refusal calls them."""
        return {"own": self.own, "who_name": self.who_name, "by": self.by}

    @property
    def is_for_own(self) -> bool:
        return not self._key

    def ask_own(self, number: int, language_words: str, is_rtl: bool, typed: Mapping[str, str]) -> None:
        """Own words for a block, with what stood half-typed."""
        self._key, self._number, self._is_rtl = "", number, is_rtl
        self._title.say(nl("Eigen afspraak"))
        self._about.hide()
        self._own_holder.show()
        self.is_own_language.setText(
            on_screen(nl("De woorden zijn in de eigen taal: {language_words}", language_words=language_words))
        )
        self.is_own_language.setAccessibleName(on_screen(self.is_own_language.text()))
        self.is_own_language.setVisible(bool(language_words) and language_words != "Nederlands")
        self.is_own_language.setChecked(False)
        self.is_private.setChecked(False)
        self.is_private.show()
        self.who.choose(Who.IK.value)
        self._keep.rename(nl("Zet in het plan"))
        self._open(typed)
        self.own.setFocus()

    def ask_change(self, step: StepShown) -> None:
        """Another who or by when for a step that stands."""
        self._key = step.key
        self._title.say(nl("Wie en wanneer"))
        self._about.say(step.text)
        self._about.show()
        self._own_holder.hide()
        self.is_own_language.hide()
        self.is_private.hide()
        self.who.choose(step.who.value)
        self._keep.rename(nl("Bewaar"))
        by = (
            nl("{day}-{month}-{year}", day=step.by.day, month=step.by.month, year=step.by.year)
            if step.by
            else _NO_DAY
        )
        self._open({"who_name": step.who_name, "by": by})
        self.who.setFocus()

    def _open(self, typed: Mapping[str, str]) -> None:
        self.show_refusal("", None)
        for name, field in self.lines.items():
            field.setText(typed.get(name, ""))
        self.show()

    def put_drafts(self, typed: Mapping[str, str]) -> None:
        """What stood half-typed arrives; nothing that somebody types now is replaced."""
        if self.is_for_own:
            for name, field in self.lines.items():
                if not field.hasFocus() or not field.text():
                    field.setText(typed.get(name, ""))

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Next to the field it is about."""
        for name, line in self.lines.items():
            line.show_error(message is not None and name == field)
        self.message.hide()
        if message is not None and field in self.lines:
            self._under[self.lines[field]].addWidget(self.message)
            self.message.show_message(message, "error")
            self.lines[field].setFocus()

    def send(self) -> None:
        if self.is_for_own:
            self.given.emit(
                StepGiven(
                    block=self._number,
                    own=self.own.text(),
                    who=self._who(),
                    who_name=self.who_name.text(),
                    by=self.by.text(),
                    is_private=self.is_private.isChecked(),
                    in_own_language=self.is_own_language.isChecked(),
                )
            )
        else:
            self.changed.emit(self._key, self._who().value, self.who_name.text(), self.by.text())

    def _turn_own(self, on: bool) -> None:
        """The words run as their language runs; that is said, never guessed from the text."""
        self.own.turn(on and self._is_rtl)

    def _who(self) -> Who:
        return Who(self.who.chosen() or Who.IK.value)

    def _labelled(self, field: LineField | ChoiceField) -> QWidget:
        holder = QWidget(self)
        inside: QVBoxLayout = column(3)
        self._under[field] = inside
        inside.addWidget(RunLabel(self._theme, field.accessibleName(), "small_body", bold=True))
        inside.addWidget(field)
        holder.setLayout(inside)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        return holder
