"""Where in the talk one is, what kind of answer is asked, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.pointing import MULTI
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import least_width, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import QuestionShown
from desktop.usecases.privacy import QUESTION as PRIVACY_QUESTION

_WAITING = nl("aangewezen, nog niet bewaard")


class PositionLine(QWidget):
    """Theme, place, chips, Vorige and Volgende. Chips go first when it is narrow."""

    asked_previous = Signal()
    asked_next = Signal()
    asked_let_go = Signal()
    asked_privacy = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = RunLabel(theme, "", "body", bold=True, wrap=False)
        self._place = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._many = Chip(theme, nl("meer antwoorden mag"), "plain", "check_many")
        self._special = Chip(theme, nl("bijzonder gegeven"), "warn", "shield")
        self._special.setToolTip(
            on_screen(nl("Bijzonder persoonsgegeven (AVG artikel 9 of 10): alleen vragen als het nodig is."))
        )
        self._plan = Chip(theme, "", "plan", "plan")
        self._previous = Button(theme, nl("Vorige"), icon="chevron_left", size="small")
        self._next = Button(
            theme, nl("Volgende"), icon_after="chevron_right", key="Enter", role="primary", size="small"
        )
        self._previous.clicked.connect(self.asked_previous)
        self._next.clicked.connect(self.asked_next)
        self.privacy = Button(theme, nl("Uw gegevens"), icon="shield", key="Ctrl G", size="small")
        self.privacy.setToolTip(
            on_screen(nl("Waarom wij vragen en wie het leest, op het scherm voor de persoon"))
        )
        self.privacy.clicked.connect(self.asked_privacy)
        self._waiting = Chip(theme, _WAITING, "plan", "hand", bold=True)
        self._waiting.hide()
        self._drop = Button(theme, nl("Laat los"), key="Esc", size="small")
        self._drop.clicked.connect(self.asked_let_go)
        self._drop.hide()
        self._is_waiting = self._has_privacy = False
        self._told: tuple[object, ...] = ()
        self._chips: list[tuple[Chip, bool]] = []
        inside = self._inside = row(8)
        for part in (self._title, self._place, self._many, self._special, self._plan):
            inside.addWidget(part)
        inside.addWidget(self._waiting)
        inside.addStretch(1)
        inside.addWidget(self.privacy)
        inside.addWidget(self._drop)
        inside.addWidget(self._previous)
        inside.addWidget(self._next)
        self.setLayout(inside)

    def show_question(self, question: QuestionShown) -> None:
        """Where in the talk; the same place again lays nothing out anew."""
        told = (
            question.theme_title, question.place, question.of, question.plan_block, question.leads_to,
            question.type, question.is_special, question.id == PRIVACY_QUESTION,
        )  # fmt: skip
        if told == self._told:
            return
        self._told = told
        self._title.say(question.theme_title)
        self._place.say(nl("vraag {place} van {of}", place=question.place, of=question.of))
        self._plan.say(nl("komt in blok {plan_block}", plan_block=question.plan_block))
        self._plan.setToolTip(on_screen(question.leads_to))
        self._chips = [
            (self._many, question.type in MULTI),
            (self._special, question.is_special),
            (self._plan, question.plan_block is not None),
        ]
        self._has_privacy = question.id == PRIVACY_QUESTION
        self._fit()

    def show_waiting(self, waits: bool) -> None:
        """The person points at something: the main button takes it over, and does nothing else."""
        if waits == self._is_waiting:
            return
        self._is_waiting = waits
        self._next.rename(nl("Overnemen") if waits else nl("Volgende"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = [chip for chip, is_wanted in self._chips if is_wanted]
        for chip, is_wanted in self._chips:
            chip.setVisible(is_wanted and not self._is_waiting)
        self._waiting.setVisible(self._is_waiting)
        self._drop.setVisible(self._is_waiting)
        self._previous.setVisible(not self._is_waiting)
        self.privacy.setVisible(self._has_privacy and not self._is_waiting)
        self.privacy.show_words(True)
        if self._is_waiting:
            wanted = []
        self._place.setVisible(True)
        self._next.show_words(True)
        self._waiting.say(_WAITING)
        while wanted and least_width(self._inside) > self.width() > 1:
            wanted.pop(0).hide()
        if least_width(self._inside) > self.width() > 1:
            self._place.hide()
        if least_width(self._inside) > self.width() > 1:
            self.privacy.show_words(False)
        if self._is_waiting and least_width(self._inside) > self.width() > 1:
            self._waiting.say(nl("niet bewaard"))

    def minimumSizeHint(self) -> QSize:
        """Narrow on purpose: what does not fit gives way."""
        return QSize(
            self._previous.sizeHint().width() + self._next.sizeHint().width() + 8, super().sizeHint().height()
        )
