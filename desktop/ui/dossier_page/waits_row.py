"""What waits for this klantmanager in the dossier: choices, remarks, and what a colleague chose."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import MIDDLE, WrapRow
from desktop.usecases.dossier_page import DossierPage


class WaitsRow(Panel):
    """`asked`: the screen where it is dealt with. Hidden while nothing waits."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self._inside = column(6, (16, 10, 12, 10))
        self.setLayout(self._inside)
        self.hide()

    def show_page(self, page: DossierPage) -> None:
        """One line for each kind of thing that waits."""
        empty_out(self._inside)
        count, remarks = page.row.conflicts, page.row.open_remarks
        lines: list[tuple[str, str, ScreenName]] = []
        if count:
            words = nl("{count} keuzes wachten op u.", count=count)
            lines.append((nl("1 keuze wacht op u.") if count == 1 else words, "split", ScreenName.CHOICES))
        lines += [(one.words, "split", ScreenName.CHOICES) for one in page.told]
        if remarks:
            words = nl("{count} opmerkingen van wie meeleest zijn open.", count=remarks)
            one = nl("1 opmerking van wie meeleest is open.")
            lines.append((one if remarks == 1 else words, "note", ScreenName.REMARKS))
        for told, sign, screen in lines:
            self._inside.addLayout(self._line(told, sign, screen))
        self.setVisible(bool(lines))

    def _line(self, words: str, sign: str, screen: ScreenName) -> WrapRow:
        theme = self._theme
        line = WrapRow(10, to_end=True)
        line.put(Sign(theme, sign, theme.px("icon_small"), "klei_700"), at=MIDDLE)
        line.put(RunLabel(theme, words, "body"), 1, least=theme.scaled(220), at=MIDDLE)
        line.put(act_button(theme, nl("Bekijk"), words, lambda: self.asked.emit(screen.value)), at=MIDDLE)
        return line
