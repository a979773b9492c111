"""The right-hand side of the day: what must be done first, choices that wait, how to read the clock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.task_list import TaskList
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.week_clock import WeekClock
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.prepare_visit import Along, AlongState, FirstThing, VisitDay

_ALONG = {
    AlongState.NOT_ON_BOARD: ("not_saved", "steen_700"),
    AlongState.NOT_CHECKED: ("question", "zon_700"),
    AlongState.OPEN_POINTS: ("check", "zon_700"),
    AlongState.COMPLETE: ("check_all", "blad_700"),
}
_CLOCKS = (
    ("clock", "inkt_900", nl("meer dan 21 dagen")),
    ("clock_alert", "zon_700", nl("8 tot en met 21 dagen")),
    ("alert", "steen_700", nl("7 dagen of minder")),
    ("octagon", "steen_700", nl("te laat")),
)


class DaySide(QWidget):
    """Three cards."""

    choosing = Signal(str)
    looked_through = Signal()
    done = Signal(str, str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._along = column(6, (16, 14, 16, 14))
        self._along_card = Panel("card", self._along)
        self.tasks = TaskList(theme, named=True)
        self.tasks.done.connect(self.done)
        tasks = column(8, (16, 14, 16, 14))
        self._head(tasks, "check_many", "petrol_800", nl("Te doen"))
        tasks.addWidget(self.tasks)
        self._task_card = Panel("card", tasks)
        self._first, self._choices = column(8, (16, 16, 16, 16)), column(8, (16, 16, 16, 16))
        self._first_card, self._choice_card = Panel("card", self._first), Panel("card", self._choices)
        inside = column(12, (0, 0, 5, 0))
        inside.addWidget(self._along_card)
        inside.addWidget(self._first_card)
        inside.addWidget(self._task_card)
        inside.addWidget(self._choice_card)
        inside.addWidget(self._legend())
        inside.addStretch(1)
        self.setLayout(inside)

    def show_day(self, day: VisitDay) -> None:
        self._show_along(day.along)
        self._show_first(day.first)
        self._task_card.setVisible(bool(day.tasks))
        self.tasks.show_tasks(day.tasks)
        self._show_choices(day.choices_waiting)

    def _show_along(self, along: Along) -> None:
        theme = self._theme
        empty_out(self._along)
        self._along_card.setVisible(along.state is not AlongState.NOTHING)
        if along.state is AlongState.NOTHING:
            return
        sign, tone = _ALONG[along.state]
        self._head(self._along, sign, tone, along.headline)
        self._along.addWidget(RunLabel(theme, along.sentence, "secondary", tone="inkt_600"))
        if along.state is AlongState.NOT_CHECKED:
            self.look_button = Button(theme, nl("Alles is mee"), icon="check", size="small")
            self.look_button.setAccessibleName(on_screen(nl("Alles is mee: ik heb de dag nagekeken")))
            self.look_button.clicked.connect(self.looked_through)
            holder = row(0, (0, 4, 0, 0))
            holder.addWidget(self.look_button)
            holder.addStretch(1)
            self._along.addLayout(holder)

    def _head(self, into: QVBoxLayout, sign: str, tone: str, words: str) -> None:
        head = row(8)
        head.addWidget(Sign(self._theme, sign, self._theme.scaled(22), tone))
        head.addWidget(RunLabel(self._theme, words, "panel"), 1)
        into.addLayout(head)

    def _show_first(self, things: tuple[FirstThing, ...]) -> None:
        theme = self._theme
        empty_out(self._first)
        self._head(self._first, "exclamation", "steen_700" if things else "blad_700", nl("Eerst doen"))
        if not things:
            self._first.addWidget(
                RunLabel(theme, nl("Er is nu niets dat voorgaat."), "secondary", tone="inkt_600")
            )
        for i, thing in enumerate(things):
            if i:
                self._first.addWidget(hair_line())
            one = column(3)
            one.addWidget(RunLabel(theme, thing.row.roepnaam, "body", bold=True))
            one.addWidget(WeekClock(theme, thing.row.clock))
            one.addWidget(RunLabel(theme, thing.advice, "secondary", tone="inkt_600"))
            self._first.addLayout(one)

    def _show_choices(self, rows: tuple[CaseloadRow, ...]) -> None:
        theme = self._theme
        empty_out(self._choices)
        self._choice_card.setVisible(bool(rows))
        if not rows:
            return
        self._head(self._choices, "split", "klei_700", nl("Uw keuze nodig"))
        for i, waiting in enumerate(rows):
            if i:
                self._choices.addWidget(hair_line())
            count = waiting.conflicts
            words = (
                nl("Twee antwoorden op een vraag. Beide zijn bewaard.")
                if count == 1
                else nl("Twee antwoorden op {count} vragen. Alles is bewaard.", count=count)
            )
            one = column(3)
            one.addWidget(RunLabel(theme, waiting.roepnaam, "body", bold=True))
            one.addWidget(RunLabel(theme, words, "secondary", tone="inkt_600"))
            self._choices.addLayout(one)
            button = Button(theme, nl("Bekijk"), icon_after="chevron_right", size="small")
            button.setAccessibleName(
                on_screen(nl("Bekijk de keuzes van {roepnaam}", roepnaam=waiting.roepnaam))
            )
            button.clicked.connect(lambda _on=False, d=waiting.dossier: self.choosing.emit(d))
            holder = row(0, (0, 5, 0, 0))
            holder.addWidget(button)
            holder.addStretch(1)
            self._choices.addLayout(holder)

    def _legend(self) -> Panel:
        theme = self._theme
        inside = column(6, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Zo leest u de klok"), "small_body", bold=True))
        inside.addWidget(
            RunLabel(
                theme, nl("Elk blokje is een week van de tien. Vol is voorbij."), "secondary", tone="inkt_600"
            )
        )
        for sign, tone, words in _CLOCKS:
            line = row(8)
            line.addWidget(Sign(theme, sign, theme.px("icon_small"), tone), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(RunLabel(theme, words, "secondary", tone=tone), 1)
            inside.addLayout(line)
        return Panel("card", inside)
