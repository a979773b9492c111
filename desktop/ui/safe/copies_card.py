"""The copies beside the koffer: when, why, how large; and one of them beside the koffer of now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.my_safe import BackupShown, ComparisonShown, SafeBoard


class CopiesCard(Panel):
    """`asked` for a copy now; `compared` names one to lay beside the koffer."""

    asked = Signal()
    compared = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._rows = column(0)
        self._found = column(6)
        self.buttons: dict[str, Button] = {}
        self.make_button = Button(theme, nl("Maak er nu een"), icon="plus_circle")
        self.make_button.clicked.connect(self.asked)
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "disk", nl("Reservekopieën")))
        inside.addWidget(self._told)
        inside.addLayout(self._rows)
        inside.addLayout(self._found)
        foot = row(8)
        foot.addWidget(self.make_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_board(self, board: SafeBoard) -> None:
        """All copies, newest first."""
        focused = next((key for key, one in self.buttons.items() if one.hasFocus()), "")
        empty_out(self._rows)
        self.buttons = {}
        if board.last_backup:
            told = nl(
                "De laatste is van {when}. Terugzetten kan in het beginscherm, met uw wachtzin.",
                when=board.last_backup,
            )
        else:
            told = nl("Er is nog geen kopie. Bij het vergrendelen wordt er een keer per dag een gemaakt.")
        self._told.say(told)
        for at, copy in enumerate(board.backups):
            if at:
                self._rows.addWidget(hair_line())
            self._rows.addLayout(self._row(copy))
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, copy: BackupShown) -> QHBoxLayout:
        theme = self._theme
        words = column(1)
        words.addWidget(RunLabel(theme, copy.when, "body"))
        below = nl("{why} · {size}", why=copy.why, size=copy.size)
        words.addWidget(RunLabel(theme, below, "secondary", tone="inkt_600"))
        line = row(8, (0, 6, 0, 6))
        line.addLayout(words, 1)
        button = act_button(theme, nl("Vergelijk"), copy.when, partial(self.compared.emit, copy.id))
        self.buttons[copy.id] = button
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def show_busy(self, is_busy: bool) -> None:
        """A copy is being made."""
        self.make_button.setEnabled(not is_busy)
        self.make_button.rename(nl("Bezig met kopiëren") if is_busy else nl("Maak er nu een"))

    def put_comparison_away(self) -> bool:
        """False when none was shown."""
        if not self._found.count():
            return False
        self.show_comparison(None)
        return True

    def show_comparison(self, found: ComparisonShown | None) -> None:
        """What putting it back would do, under the copies; None takes it away."""
        empty_out(self._found)
        if found is None:
            return
        theme = self._theme
        inside = column(4, (14, 10, 14, 10))
        title = nl("De kopie van {when} naast uw koffer", when=found.backup.when)
        inside.addWidget(RunLabel(theme, title, "body", bold=True))
        inside.addWidget(RunLabel(theme, found.told, "small_body"))
        for name, words in found.lines:
            inside.addWidget(RunLabel(theme, words, "small_body", lead=nl("{name}:", name=name)))
        self._found.addWidget(Panel("calm", inside))
