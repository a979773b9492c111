"""The left half of the page: who does not belong here, signals, terms with source, what a group gets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl, small
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import act_button, card_head, grounds_line, signed_line
from desktop.ui.pip_board.lacks import StopCard
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.week_clock import WeekClock
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.dossier_page import DossierPage, SignalShown
from desktop.usecases.terms import TermShown


class Overview(QWidget):
    """`delayed` = information asked of a third party, and when it came in · `why_asked` = what something
    rests on · `jumped` = to a question."""

    delayed = Signal(str, str)
    why_asked = Signal(object)
    jumped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.stop = StopCard(theme)
        self.stop.why_asked.connect(self.why_asked)
        self._signals, self._terms = column(8, (18, 14, 18, 14)), column(10, (18, 14, 18, 14))
        self._rights = column(6, (18, 14, 18, 14))
        self._signal_card = Panel("warn", self._signals)
        self._right_card = Panel("card", self._rights)
        self.asked = LineField(theme, nl("Gevraagd op"), placeholder="1-10-2026")
        self.received = LineField(theme, nl("Gekregen op"), placeholder=nl("leeg = nog niet"))
        for line in (self.asked, self.received):
            line.returnPressed.connect(self._send)
        inside = column(12, (0, 0, 5, 0))
        for part in (self.stop, self._signal_card, Panel("card", self._terms), self._delay_card()):
            inside.addWidget(part)
        inside.addWidget(self._right_card)
        inside.addStretch(1)
        self.setLayout(inside)

    def _delay_card(self) -> Panel:
        theme = self._theme
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "postpone", nl("Uitstel vastleggen")))
        why = nl(
            "Alleen als u informatie van een ander nodig hebt: dan tot twee weken na ontvangst (BI 5.3)."
        )
        inside.addWidget(RunLabel(theme, why, "secondary", tone="inkt_600"))
        line = row(12)
        line.addLayout(labelled(theme, self.asked), 1)
        line.addLayout(labelled(theme, self.received), 1)
        keep = Button(theme, nl("Bewaar uitstel"))
        keep.clicked.connect(self._send)
        inside.addLayout(line)
        inside.addWidget(keep, 0, Qt.AlignmentFlag.AlignRight)
        self._delay = Panel("card", inside)
        return self._delay

    def _send(self) -> None:
        self.delayed.emit(self.asked.text(), self.received.text())

    def show_error(self, field: str) -> None:
        self.asked.show_error(field == "asked")
        self.received.show_error(field == "received")

    def show_page(self, page: DossierPage) -> None:
        theme = self._theme
        self.stop.show_stop(page.stop)
        empty_out(self._signals)
        self._signal_card.setVisible(bool(page.signals))
        if page.signals:
            self._signals.addLayout(card_head(theme, "alert", nl("Let op"), "zon_700"))
        for signal in page.signals:
            self._signals.addLayout(self._signal(signal))
        empty_out(self._terms)
        self._terms.addLayout(card_head(theme, "clock", nl("Termijnen")))
        for i, term in enumerate(page.terms):
            if i:
                self._terms.addWidget(hair_line())
            self._terms.addLayout(self._term(term))
        self._delay.setVisible(page.stop is None)
        for field, day in ((self.asked, page.delay.asked), (self.received, page.delay.received)):
            if not field.hasFocus():
                field.setText(
                    on_screen(
                        nl("{day}-{month}-{year}", day=day.day, month=day.month, year=day.year) if day else ""
                    )
                )
        self._show_rights(page)

    def _signal(self, signal: SignalShown) -> QHBoxLayout:
        theme, line, ways, jumps = self._theme, row(8), column(4), row(6)
        line.addWidget(RunLabel(theme, signal.text, "small_body"), 1)
        jumps.addStretch(1)
        for question, number in signal.jumps:
            go = act_button(theme, number, signal.text, partial(self.jumped.emit, question))
            go.setAccessibleName(
                on_screen(nl("Naar vraag {number}: {text}", number=number, text=signal.text))
            )
            go.setToolTip(on_screen(nl("Naar vraag {number}", number=number)))
            jumps.addWidget(go)
        ways.addLayout(jumps)
        if signal.reason is not None:
            why = WhyButton(theme, signal.text)
            why.clicked.connect(partial(self.why_asked.emit, signal.reason))
            ways.addWidget(why, 0, Qt.AlignmentFlag.AlignRight)
        ways.addStretch(1)
        line.addLayout(ways)
        return line

    def _term(self, term: TermShown) -> QVBoxLayout:
        theme = self._theme
        words = column(3)
        words.addWidget(RunLabel(theme, term.title, "body", bold=True))
        if term.clock is not None:
            words.addWidget(WeekClock(theme, term.clock))
        else:
            until = nl("{until} · {words}", until=term.until, words=term.words) if term.until else term.words
            words.addWidget(RunLabel(theme, until, "small_body"))
        for more in term.more:
            words.addWidget(RunLabel(theme, more, "small_body"))
        if term.mark or term.reason is not None:
            words.addLayout(grounds_line(theme, term.title, term.mark, term.reason, self.why_asked.emit))
        return words

    def _show_rights(self, page: DossierPage) -> None:
        theme = self._theme
        empty_out(self._rights)
        self._right_card.setVisible(bool(page.rights))
        if not page.rights:
            return
        self._rights.addLayout(
            card_head(theme, "townhall", nl("Dit krijgt een {group}", group=small(page.group)))
        )
        note = nl("De brief van DUO bepaalt de doelgroep, niet het gesprek.")
        self._rights.addWidget(RunLabel(theme, note, "secondary", tone="inkt_600"))
        for right in page.rights:
            line = signed_line(
                theme,
                "chevron_right",
                "petrol_800",
                nl("{what}: {answer}", what=right.what, answer=right.answer),
            )
            self._rights.addLayout(line)
            words = nl("Bron: {source}", source=right.source) + (
                nl(" · {mark}", mark=right.mark) if right.mark else ""
            )
            about = nl("{what}: {answer}", what=right.what, answer=right.answer)
            below = grounds_line(theme, about, words, right.reason, self.why_asked.emit)
            below.setContentsMargins(theme.px("icon_small") + 8, 0, 0, 0)
            self._rights.addLayout(below)
