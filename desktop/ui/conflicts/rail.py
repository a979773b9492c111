"""The choices that wait, at the side: of this dossier, then how many wait in others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from desktop.domain.wording import joined, nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, hair_line, scroller
from desktop.ui.widgets.pick_column import PickColumn
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.choices_shown import ChoicesShown, ElsewhereShown, WaitingShown

_WIDTH, _WIDEST = 250, 330


class RailRow(PickRow):
    """Filled where it is the open one, as a theme in the talk; else the linen shows through."""

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not (self._is_present or self.underMouse()):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("petrol_800" if self._is_present else "petrol_050"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px("radius_field"), theme.px("radius_field"))


class ChoicesRail(Panel):
    """`picked` at of a choice of this dossier; `left` another dossier."""

    picked = Signal(str)
    left = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("rail")
        self._theme = theme
        self.setFixedWidth(min(theme.scaled(_WIDTH), _WIDEST))
        self.rows: PickColumn[str] = PickColumn()
        self.others: PickColumn[str] = PickColumn()
        self._calm = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._else_title = RunLabel(theme, nl("Ook bij anderen"), "small_body", bold=True)
        inside = column(10, (12, 16, 12, 16))
        title = column(2, (8, 0, 8, 0))
        title.addWidget(RunLabel(theme, nl("Keuzes die wachten"), "panel"))
        title.addWidget(self._calm)
        inside.addLayout(title)
        inside.addWidget(self.rows)
        self._line = hair_line()
        inside.addWidget(self._line)
        inside.addWidget(self._else_title)
        inside.addWidget(self.others)
        inside.addStretch(1)
        whole = column(0)
        whole.addWidget(scroller(ScrollBody(inside)))
        self.setLayout(whole)

    def show_waiting(self, shown: ChoicesShown) -> None:
        """Which there are, and which one is open."""
        present = shown.open.at if shown.open is not None else ""
        self._calm.say(
            nl("Alles is bewaard. Kies als u zeker bent.") if shown.waiting else nl("Hier wacht niets.")
        )
        self.rows.show_rows({one.at: self._row(one, one.at == present) for one in shown.waiting})
        self.show_elsewhere(shown.elsewhere)

    def show_elsewhere(self, elsewhere: tuple[ElsewhereShown, ...]) -> None:
        """Other dossiers in which something waits."""
        self.others.show_rows({one.dossier: self._other(one) for one in elsewhere})
        for part in (self._line, self._else_title):
            part.setVisible(bool(elsewhere))

    def empty(self) -> None:
        """Nothing of anybody stands here any more."""
        self.rows.show_rows({})
        self.others.show_rows({})

    def _row(self, one: WaitingShown, is_present: bool) -> RailRow:
        theme = self._theme
        words = joined(" ", (part for part in (one.number, one.title) if part))
        told = nl("{words}, {told}", words=words, told=one.told)
        made = RailRow(theme, words, told, is_present)
        made.clicked.connect(lambda: self.picked.emit(one.at))
        inside = column(1, (12, 9, 12, 9))
        tone = "wit" if is_present else "inkt_900"
        inside.addWidget(RunLabel(theme, words, "body", bold=True, tone=tone))
        quiet = "wit" if is_present else "inkt_600"
        inside.addWidget(RunLabel(theme, one.told, "secondary", tone=quiet))
        made.put(inside)
        return made

    def _other(self, one: ElsewhereShown) -> RailRow:
        theme = self._theme
        count = nl("1 keuze wacht") if one.count == 1 else nl("{count} keuzes wachten", count=one.count)
        told = nl("{roepnaam}: {count}", roepnaam=one.roepnaam, count=count)
        made = RailRow(theme, one.roepnaam, told, False)
        made.clicked.connect(lambda: self.left.emit(one.dossier))
        inside = column(1, (12, 7, 12, 7))
        inside.addWidget(RunLabel(theme, one.roepnaam, "body"))
        inside.addWidget(RunLabel(theme, count, "secondary", tone="inkt_600"))
        made.put(inside)
        return made
