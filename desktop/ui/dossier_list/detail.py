"""The line below the table: the chosen person, and why the clock says what it says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.dossiers import CaseloadRow


class RowDetail(Panel):
    """Name, what gave way in the table, and the reasons: anchor, date, article, how sure."""

    opened = Signal()
    asked_about = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self._name = RunLabel(theme, "", "name")
        self._where = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._why = RunLabel(theme, "", "small_body")
        who = column(2)
        who.addWidget(self._name)
        who.addWidget(self._where)
        who.addStretch(1)
        reasons = column(0)
        reasons.addWidget(self._why)
        reasons.addStretch(1)
        holder = Panel("", reasons)
        self._room = scroller(holder)
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.open_button = Button(theme, nl("Open dossier"), key="Enter", role="primary", size="main")
        self.open_button.clicked.connect(self.opened)
        inside = self._inside = row(20, (16, 12, 16, 12))
        inside.addLayout(who, 2)
        inside.addWidget(self._room, 5)
        self.about_button = Button(theme, nl("Dossier"), icon="folder", size="main")
        self.about_button.clicked.connect(self.asked_about)
        inside.addWidget(self.about_button)
        inside.addWidget(self.open_button)
        self.setLayout(inside)
        self._lowest = theme.scaled(98)
        self.setMinimumHeight(self._lowest)

    def _fit(self) -> None:
        """The second button gives its words where the facts would make this panel higher."""
        self.about_button.show_words(True)
        buttons = self.about_button.sizeHint().width() + self.open_button.sizeHint().width()
        who = (self.width() - 32 - 3 * 20 - buttons) * 2 // 7
        high = 24 + self._name.heightForWidth(who) + self._where.heightForWidth(who)
        self.about_button.show_words(self.width() < 2 or high <= self._lowest * 1.2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_row(self, chosen: CaseloadRow | None) -> None:
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        self._name.say(chosen.roepnaam)
        told = [chosen.azc or nl("geen plaats bekend")]
        if chosen.applicable:
            told.append(
                nl(
                    "{answered} van {applicable} vragen",
                    answered=chosen.answered,
                    applicable=chosen.applicable,
                )
            )
        if chosen.conflicts:
            told.append(
                nl(
                    "{conflicts} {part} op u",
                    conflicts=chosen.conflicts,
                    part=nl("keuze wacht") if chosen.conflicts == 1 else nl("keuzes wachten"),
                )
            )
        if chosen.standing is not None:
            told.append(chosen.standing.words)
        if chosen.open_remarks:
            one, more = nl("1 opmerking open"), nl("{count} opmerkingen open", count=chosen.open_remarks)
            told.append(one if chosen.open_remarks == 1 else more)
        self._where.say(joined(" · ", told))
        self._fit()
        why = joined(" ", chosen.clock.why) or nl("Voor dit dossier loopt geen klok.")
        self._why.say(why)
        self.about_button.setAccessibleName(
            on_screen(nl("Dossier van {roepnaam}: termijnen, taken, gezin", roepnaam=chosen.roepnaam))
        )
        self.setAccessibleName(on_screen(nl("{roepnaam}. {why}", roepnaam=chosen.roepnaam, why=why)))
