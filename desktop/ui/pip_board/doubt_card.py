"""What makes the test doubtful, what was not asked about it, and what was seen where there is no test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from desktop.domain.wording import nl
from desktop.ui.pip_board.facts import FactLines, note_line
from desktop.ui.pip_board.route_column import ReasonField
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.pip import GapShown, LockShown, NoteShown, NoTestShown
from desktop.usecases.why_shown import WhyShown

_LARGE = 1.3
_WARNS = ("alert", "zon_700")


class DoubtCard(Panel):
    """Above the routes. A doubt changes no outcome; the klantmanager weighs it."""

    def __init__(
        self, theme: Theme, jump: Callable[[str], None], ask_why: Callable[[WhyShown], None]
    ) -> None:
        super().__init__("warn")
        self._theme, self._jump, self._ask_why = theme, jump, ask_why
        self._inside = column(2, (12, 8, 12, 8))
        self.setLayout(self._inside)
        self.hide()

    def show_doubts(self, doubts: tuple[NoteShown, ...], remarks: tuple[str, ...]) -> None:
        """Doubts with their why, what was not asked, and the other remarks."""
        self.setVisible(bool(doubts or remarks))
        empty_out(self._inside)
        title = nl("Let op bij de toets") if doubts else nl("Let op")
        self._inside.addWidget(RunLabel(self._theme, title, "body", bold=True))
        told = [note for note in doubts if not note.is_gap]
        table, across = QGridLayout(), 1 if self._theme.tokens.factor >= _LARGE else 2
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(2)
        for i, note in enumerate(told):
            line = note_line(self._theme, note, _WARNS, self._jump, self._ask_why)
            table.addLayout(line, i // across, i % across)
        for i in range(across):
            table.setColumnStretch(i, 1)
        self._inside.addLayout(table)
        for words in remarks:
            line = row(8, (5, 1, 5, 1))
            line.addWidget(Sign(self._theme, _WARNS[0], self._theme.px("icon_small"), _WARNS[1]))
            line.addWidget(RunLabel(self._theme, words, "small_body"), 1)
            self._inside.addLayout(line)
        open_ones = [GapShown(n.topic, n.number, n.question, n.text) for n in doubts if n.is_gap and n.number]
        if open_ones:
            words = nl("Nog niet gevraagd; dit kan de score verlagen:")
            self._inside.addWidget(RunLabel(self._theme, words, "small_body"))
            self._inside.addLayout(FactLines(self._theme, self._jump, self._ask_why).shelf(open_ones))


class NoTestCard(Panel):
    """In the place of the outcome: what was seen instead."""

    def __init__(self, theme: Theme, ask_why: Callable[[WhyShown], None]) -> None:
        super().__init__("card")
        self._why: WhyShown | None = None
        self.reason = ReasonField(theme, nl("Geen toets"))
        why = WhyButton(theme, nl("geen toets mogelijk"))
        why.clicked.connect(lambda: ask_why(self._why) if self._why is not None else None)
        head = row(8)
        head.addWidget(RunLabel(theme, nl("Geen toets mogelijk"), "panel"), 1)
        head.addWidget(why)
        inside = column(4, (11, 10, 11, 10))
        inside.addLayout(head)
        inside.addLayout(self.reason)
        self.setLayout(inside)
        self.hide()

    def show_no_test(self, shown: NoTestShown | None, typed: str | None) -> None:
        """Hidden where a test was or can be done."""
        self.setVisible(shown is not None)
        if shown is not None:
            self._why = shown.why
            label = nl("Wat zag of hoorde u zelf over leren? Geen diagnose.")
            self.reason.show_reason(label, shown.reason if typed is None else typed, shown.is_needed)
            self.reason.show_two(shown.two_reasons)


class LockCard(Panel):
    """The route of the municipality before this one binds."""

    def __init__(self, theme: Theme, ask_why: Callable[[WhyShown], None]) -> None:
        super().__init__("tip")
        self._shown: LockShown | None = None
        self._words = RunLabel(theme, "", "body", bold=True)
        why = WhyButton(theme, nl("de leerroute ligt vast"))
        why.clicked.connect(lambda: ask_why(self._shown.why) if self._shown is not None else None)
        inside = row(10, (12, 8, 12, 8))
        inside.addWidget(Sign(theme, "lock", theme.px("icon_bar"), "lucht_700"))
        inside.addWidget(self._words, 1)
        inside.addWidget(why)
        self.setLayout(inside)
        self.hide()

    def show_lock(self, shown: LockShown | None) -> None:
        """Hidden while nothing binds."""
        self._shown = shown
        self.setVisible(shown is not None)
        self._words.say(shown.words if shown is not None else "")
