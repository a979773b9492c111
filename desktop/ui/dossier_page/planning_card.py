"""The talks of one person: planned, changed, taken off the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.theme import Theme
from desktop.ui.visit.appointment_form import AppointmentForm
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.appointments import Appointment, TolkWish, Typed, as_typed
from desktop.usecases.dossier_page import DossierPage, appointment_words, talk_mark

_WISHES = {TolkWish.WOMAN.value: nl("liever een vrouw"), TolkWish.MAN.value: nl("liever een man")}


class PlanningCard(QWidget):
    """`planned` key ('' = new), typed · `taken_off` key · `held`, `missed` day, mark of the talk."""

    planned = Signal(str, object)
    taken_off = Signal(str)
    held = Signal(str, str)
    missed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name, self._azc = theme, "", ""
        self._list = column(8)
        self.form = AppointmentForm(theme)
        self.form.saved.connect(lambda _d, key, typed: self.planned.emit(key, typed))
        self.form.taken_off.connect(lambda _d, key: self.taken_off.emit(key))
        self.form.closed.connect(self.put_away)
        self.new_button = Button(theme, nl("Gesprek plannen"), icon="plus_circle")
        self.new_button.clicked.connect(self._new)
        foot = row(0)
        foot.addWidget(self.new_button)
        foot.addStretch(1)
        inside = column(12)
        inside.addLayout(self._list)
        inside.addWidget(self.form)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_page(self, page: DossierPage) -> None:
        theme = self._theme
        self._name, self._azc = page.row.roepnaam, page.row.azc
        empty_out(self._list)
        if not page.appointments:
            words = nl("Er staat geen gesprek gepland.")
            self._list.addWidget(RunLabel(theme, words, "body", tone="inkt_600"))
        for one in page.appointments:
            self._list.addWidget(self._one(one, talk_mark(one) in page.untold))

    def _one(self, one: Appointment, is_untold: bool) -> Panel:
        theme = self._theme
        words = column(2)
        when = appointment_words(one)
        words.addWidget(RunLabel(theme, when, "body", bold=True))
        room = nl("kamer {room}", room=one.room) if one.room.isdigit() else one.room
        tolk = (
            nl("tolk {tolk_words}", tolk_words=one.tolk_words) if one.tolk else nl("nog geen tolk geregeld")
        )
        facts = [one.place, room, tolk, _WISHES.get(one.wish, "")]
        told = joined(" · ", (fact for fact in facts if fact))
        words.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        if one.is_disputed:
            words.addWidget(
                RunLabel(
                    theme, nl("Op twee laptops anders gepland: kies er een."), "secondary", tone="steen_700"
                )
            )
        if is_untold:
            words.addLayout(self._how_it_went(one, when))
        inside = row(12, (16, 10, 12, 10))
        inside.addLayout(words, 1)
        inside.addWidget(act_button(theme, nl("Wijzig"), when, lambda: self._edit(one), "pencil"))
        return Panel("card", inside)

    def _how_it_went(self, one: Appointment, when: str) -> QHBoxLayout:
        """The day has come: was the talk held?"""
        typed, mark = as_typed(one).day, talk_mark(one)
        asked = row(8, (0, 4, 0, 0))
        held = act_button(self._theme, nl("Geweest"), when, lambda: self.held.emit(typed, mark), "check")
        missed = act_button(self._theme, nl("Niet gekomen"), when, lambda: self.missed.emit(typed, mark))
        for button in (held, missed):
            asked.addWidget(button)
        asked.addStretch(1)
        return asked

    def _edit(self, one: Appointment) -> None:
        self.form.ask((), "", one.key, as_typed(one), self._name)

    def _new(self) -> None:
        self.form.ask((), "", "", Typed("", "", self._azc), self._name)

    def put_away(self) -> None:
        self.form.hide()
        self.new_button.setFocus()
