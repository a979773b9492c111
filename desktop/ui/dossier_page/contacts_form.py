"""The form for one line of the log: per kind only its own fields, a refusal next to the field it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.usecases.contacts import ContactKind, ContactTyped
from desktop.usecases.contacts_shown import REASON_WORDS, TOLD_WORDS, VERDICT_WORDS, WAY_WORDS

E = TypeVar("E", bound=StrEnum)

TITLES: Mapping[ContactKind, str] = {
    ContactKind.INVITATION: nl("Uitnodiging"),
    ContactKind.ABSENCE: nl("Was er niet"),
    ContactKind.SECOND_CHANCE: nl("Tweede kans (hersteltermijn)"),
    ContactKind.TALK_HELD: nl("Gesprek geweest"),
    ContactKind.NOTE: nl("Aantekening"),
    ContactKind.SAMENLOOP: nl("Samenloop met de Participatiewet"),
    ContactKind.VERDICT: nl("Oordeel over een afwezigheid"),
}
#: what the text is called, per kind
_TEXT = {
    ContactKind.INVITATION: nl("Waarvoor?"),
    ContactKind.ABSENCE: nl("In woorden (mag leeg)"),
    ContactKind.SECOND_CHANCE: nl("Wat is er afgesproken? (mag leeg)"),
    ContactKind.TALK_HELD: nl("Aantekening (mag leeg)"),
    ContactKind.NOTE: nl("Wat wilt u vastleggen?"),
    ContactKind.SAMENLOOP: nl("Hoe gaat de gemeente hiermee om?"),
    ContactKind.VERDICT: nl("Waarom?"),
}
_DAY = {ContactKind.ABSENCE: nl("Welke dag?"), ContactKind.TALK_HELD: nl("Welke dag?")}
_UNTIL = {
    ContactKind.INVITATION: nl("Voor welke dag? (mag leeg)"),
    ContactKind.SECOND_CHANCE: nl("Tot en met welke dag?"),
}
_FIELDS: Mapping[ContactKind, tuple[str, ...]] = {
    ContactKind.INVITATION: ("day", "way", "language", "until", "text"),
    ContactKind.ABSENCE: ("day", "reason", "told", "text"),
    ContactKind.SECOND_CHANCE: ("day", "until", "text"),
    ContactKind.TALK_HELD: ("day", "text"),
    ContactKind.NOTE: ("day", "text"),
    ContactKind.SAMENLOOP: ("text",),
    ContactKind.VERDICT: ("verdict", "by", "text"),
}
_HELP = {
    ContactKind.SECOND_CHANCE: nl(
        "Een nieuwe kans met een datum. Leg die ook mondeling uit, in de eigen taal."
    ),
    ContactKind.VERDICT: nl(
        "Dit is een oordeel van een mens. Het programma rekent niets uit en vult niets in."
    ),
    ContactKind.SAMENLOOP: nl("Niemand krijgt voor hetzelfde ook een maatregel bij de bijstand (R-HAN-05)."),
}

#: how wide half of the form is at its narrowest, px
_HALF = 280


class ContactsForm(Panel):
    """Hidden until asked for. `written` = key ('' for a new line), what was typed."""

    written = Signal(str, object)
    closed = Signal()
    #: something in it wants to be in sight
    looked_for = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme, self._key, self._typed = theme, "", ContactTyped(ContactKind.NOTE)
        self._title, self._help = (
            RunLabel(theme, "", "panel"),
            RunLabel(theme, "", "secondary", tone="inkt_600"),
        )
        self.day = LineField(theme, nl("Wanneer?"), placeholder=nl("3-9, gisteren of dinsdag"))
        self.way = ChoiceField(theme, nl("Hoe?"), _choices(WAY_WORDS))
        self.language = ChoiceField(theme, nl("In welke taal?"), ())
        self.until = LineField(theme, nl("Tot en met welke dag?"), placeholder=nl("10-9 of dinsdag"))
        self.reason = ChoiceField(theme, nl("Waarom?"), _choices(REASON_WORDS))
        self.told = ChoiceField(theme, nl("Gemeld?"), _choices(TOLD_WORDS))
        self.verdict = ChoiceField(theme, nl("Oordeel"), _choices(VERDICT_WORDS))
        self.by = LineField(theme, nl("Wie oordeelt? (naam)"))
        self.text = LineField(theme, nl("Tekst"))
        for line in (self.day, self.until, self.by, self.text):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self._holders: dict[str, QWidget] = {}
        self._labels: dict[str, RunLabel] = {}
        for name, field in self.fields.items():
            self._labels[name] = RunLabel(theme, field.accessibleName(), "small_body", bold=True)
            inner = column(3)
            inner.addWidget(self._labels[name])
            inner.addWidget(field)
            self._holders[name] = QWidget(self)
            self._holders[name].setLayout(inner)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        close = Button(theme, nl("Sluit"), key="Esc")
        close.clicked.connect(self.closed)
        keep = Button(theme, nl("Bewaar"), icon="check", key="Enter", role="primary")
        keep.clicked.connect(self.send)
        foot = row(12)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(keep)
        inside = column(10, (18, 14, 18, 14))
        for part in (self._title, self._help, self.message):
            inside.addWidget(part)
        inside.addLayout(self._grid)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    @property
    def fields(self) -> Mapping[str, LineField | ChoiceField]:
        """Every field by the name a refusal calls it."""
        return {
            "day": self.day, "way": self.way, "language": self.language, "until": self.until,
            "reason": self.reason, "told": self.told, "verdict": self.verdict, "by": self.by,
            "text": self.text,
        }  # fmt: skip

    def show_languages(self, languages: tuple[tuple[str, str], ...]) -> None:
        """What an invitation can have been in."""
        if self.language.count() != len(languages):
            self.language.clear()
            for code, words in languages:
                self.language.addItem(on_screen(words), code)
            self.language.setCurrentIndex(-1)

    def ask(self, key: str, typed: ContactTyped) -> None:
        """Open with what stands there; a new line brings what is known, and never a verdict or a name."""
        self._key, self._typed = key, typed
        kind = typed.kind
        self._title.say(TITLES[kind])
        self._help.say(_HELP.get(kind, ""))
        self._help.setVisible(kind in _HELP)
        self.text.setAccessibleName(on_screen(_TEXT[kind]))
        self.day.setAccessibleName(on_screen(_DAY.get(kind, "Wanneer?")))
        self.until.setAccessibleName(on_screen(_UNTIL.get(kind, "Tot en met welke dag?")))
        self._lay(_FIELDS[kind])
        for name, field in self.fields.items():
            value = getattr(typed, name)
            if isinstance(field, ChoiceField):
                field.choose(value)
            else:
                field.setText(value)
        self.show_refusal("", None)
        self.show()
        self.fields[_FIELDS[kind][0]].setFocus()
        self.looked_for.emit(self)

    def send(self) -> None:
        """Hand over what stands in the fields of this kind."""
        asked = set(_FIELDS[self._typed.kind])
        found: dict[str, Any] = {
            name: field.chosen() if isinstance(field, ChoiceField) else field.text()
            for name, field in self.fields.items()
            if name in asked
        }
        if not self._key:  # what is not asked for this kind is only kept of a line that stands
            self._typed = ContactTyped(self._typed.kind, about=self._typed.about)
        self.written.emit(self._key, replace(self._typed, **found))

    def show_refusal(self, field: str, message: Message | None) -> None:
        """What cannot be kept, next to its field; None takes it away."""
        self.message.show_message(message, "warn")
        for name, one in self.fields.items():
            if isinstance(one, LineField):
                one.show_error(name == field)
        if field in self.fields:
            self.fields[field].setFocus()
            self.looked_for.emit(self.message)

    def _lay(self, names: tuple[str, ...]) -> None:
        """Only these fields, in this order, one or two in a line; the text has a line of its own."""
        halves = [self._holders[name].minimumSizeHint().width() for name in names if name != "text"]
        across = 2 if self._theme.tokens.factor < 1.3 and max(halves, default=0) <= _HALF else 1
        for name, holder in self._holders.items():
            self._grid.removeWidget(holder)
            holder.setVisible(name in names)
            self._labels[name].say(self.fields[name].accessibleName())
        for at, name in enumerate(names):
            wide = across if name == "text" else 1
            self._grid.addWidget(self._holders[name], *((90, 0) if wide > 1 else divmod(at, across)), 1, wide)
        for i in range(across):
            self._grid.setColumnStretch(i, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)


def _choices(words: Mapping[E, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key.value, told) for key, told in words.items())
