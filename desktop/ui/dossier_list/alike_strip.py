"""Above the list: two dossiers that may be of one person. A person looks and decides, on the page of one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.same_person import Likeness
from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.same_person import Alike

_WHY = {
    Likeness.BSN: nl("zelfde BSN"),
    Likeness.V_NUMMER: nl("zelfde V-nummer"),
    Likeness.NAME_AND_BIRTH: nl("naam en geboortedatum lijken"),
}


class AlikeStrip(Panel):
    """`opened` gives one dossier of the first pair. Hidden where nobody looks like somebody else."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("warn")
        self._first: Alike | None = None
        self._words = RunLabel(theme, "", "small_body")
        self.look_button = Button(theme, nl("Bekijk"), icon="eye", size="small")
        self.look_button.clicked.connect(self._open)
        inside = row(12, (14, 8, 14, 8))
        inside.addWidget(Sign(theme, "person", theme.px("icon_bar"), "zon_700"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._words, 1)
        inside.addWidget(self.look_button)
        self.setLayout(inside)
        self.hide()

    def show_alike(self, pairs: tuple[Alike, ...]) -> None:
        self._first = pairs[0] if pairs else None
        self.setVisible(bool(pairs))
        if self._first is None:
            return
        one, more = self._first, len(pairs) - 1
        why = _WHY[one.likeness]
        words = nl(
            "Misschien dezelfde persoon: {roepnaam} en {other_roepnaam} ({why}).",
            roepnaam=one.roepnaam,
            other_roepnaam=one.other_roepnaam,
            why=why,
        )
        self._words.say(
            nl("{words} En nog {more} van zulke paren.", words=words, more=more) if more else words
        )

    def _open(self) -> None:
        if self._first is not None:
            self.opened.emit(self._first.dossier)
