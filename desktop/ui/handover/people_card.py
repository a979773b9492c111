"""The people in the file: who is whole, who has something that cannot be read, who is here already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.same_person import Likeness
from desktop.domain.wording import filled, joined, later, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.handover_look import Divided, PersonShown

_AT_ONCE = 8
_AS_HERE = {
    Likeness.BSN: later("zelfde BSN als {here_name}"),
    Likeness.V_NUMMER: later("zelfde V-nummer als {here_name}"),
    Likeness.NAME_AND_BIRTH: later("misschien als {here_name}"),
}


class PeopleCard(Panel):
    """`picked` gives the row number. Shown where there is more than one person."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._people: tuple[PersonShown, ...] = ()
        self._first, self._chosen = 0, 0
        self.buttons: dict[int, Button] = {}
        self._inside = column(6, (18, 14, 18, 14))
        self.setLayout(self._inside)
        self.hide()

    def show_divided(self, shown: Divided | None) -> None:
        self._people = shown.people if shown is not None else ()
        self._first = min(self._first, max(0, len(self._people) - 1) // _AT_ONCE * _AT_ONCE)
        self.setVisible(len(self._people) > 1)
        self._build()

    def show_chosen(self, number: int) -> None:
        self._chosen = number
        self._build()

    def _build(self) -> None:
        theme = self._theme
        empty_out(self._inside)
        self.buttons = {}
        good = sum(1 for one in self._people if one.is_good)
        self._inside.addLayout(
            card_head(theme, "person", nl("3. Wie staan erin? {count} personen", count=len(self._people)))
        )
        told = nl("{good} zonder problemen. Kies wie u bekijkt.", good=good)
        self._inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        for one in self._people[self._first : self._first + _AT_ONCE]:
            self._inside.addLayout(self._line(one))
        if len(self._people) > _AT_ONCE:
            self._inside.addLayout(self._pager())

    def _line(self, one: PersonShown) -> QHBoxLayout:
        theme, line = self._theme, row(8)
        name = joined(
            " · ", (part for part in (one.name or nl("rij {number}", number=one.number), one.birth) if part)
        )
        is_here = one.number == self._chosen
        button = Button(theme, name, icon="chevron_right" if is_here else "", role="quiet", size="small")
        button.setAccessibleDescription(on_screen(nl("gekozen") if is_here else ""))
        button.clicked.connect(lambda _on=False, n=one.number: self.picked.emit(n))
        self.buttons[one.number] = button
        line.addWidget(button)
        line.addStretch(1)
        words, tone, sign = _state(one)
        line.addWidget(Chip(theme, words, tone, sign))
        return line

    def _pager(self) -> QHBoxLayout:
        theme, line = self._theme, row(8)
        last = min(self._first + _AT_ONCE, len(self._people))
        line.addWidget(
            RunLabel(theme, nl("{number} tot en met {last}", number=self._first + 1, last=last), "secondary"),
            1,
        )
        for words, sign, by in (
            (nl("Vorige"), "chevron_left", -_AT_ONCE),
            (nl("Volgende"), "chevron_right", _AT_ONCE),
        ):
            button = Button(theme, words, icon=sign, size="small")
            button.setEnabled(0 <= self._first + by < len(self._people))
            button.clicked.connect(lambda _on=False, step=by: self._turn(step))
            line.addWidget(button)
        return line

    def _turn(self, step: int) -> None:
        self._first += step
        self._build()


def _state(one: PersonShown) -> tuple[str, str, str]:
    """(words, tone, sign): what is wrong goes before who it looks like."""
    if one.read.is_broken:
        return nl("regel niet heel"), "warn", "alert"
    if one.read.refused:
        return nl("{count} niet te lezen", count=len(one.read.refused)), "warn", "alert"
    if one.likeness is not None:
        return (
            filled(_AS_HERE[one.likeness], {"here_name": one.here_name}),
            "info",
            "person",
        )
    return nl("heel"), "ok", "check"
