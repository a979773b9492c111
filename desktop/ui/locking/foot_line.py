"""A calm line over the foot of the window: it takes no keyboard, moves nothing, and goes by itself.

For the half minute before locking, where any key, touch or move of the mouse sends it away, and for what was
copied and stays in the koffer.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel

_MARGIN = 12
_READING_MS = 8000


class FootLine(Panel):
    """Hidden until something is said in it."""

    def __init__(self, theme: Theme, window: QWidget, icon: str) -> None:
        super().__init__("foot_line", parent=window)
        self._words = RunLabel(theme, "", "answer", bold=True)
        self._rest = RunLabel(theme, "")
        inside = row(14, (18, 12, 18, 12))
        inside.addWidget(Sign(theme, icon, theme.px("icon_bar"), "zon_700"), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._words, 1)
        inside.addWidget(self._rest, 1)
        self.setLayout(inside)
        self.hide()
        window.installEventFilter(self)

    def say(self, words: str, rest: str) -> None:
        """A screen reader hears it when the line comes, and not again while it only counts."""
        self._words.say(words)
        self._rest.say(rest)
        if self.isVisible():
            return
        told = f"{self._words.text()} {self._rest.text()}"
        self.setAccessibleName(told)
        self._place()
        self.show()
        self.raise_()
        event = QAccessibleAnnouncementEvent(self, told)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = window.width() - 2 * _MARGIN
            height = max(self.heightForWidth(width), self.minimumSizeHint().height())
            self.setGeometry(_MARGIN, window.height() - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


class WarningLine(FootLine):
    """Half a minute before locking."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "lock")

    def warn(self, seconds: int) -> None:
        """So many seconds are left."""
        self.say(
            nl("Over 1 seconde gaat de koffer op slot.")
            if seconds == 1
            else nl("Over {seconds} seconden gaat de koffer op slot.", seconds=seconds),
            nl("Druk op een toets of beweeg de muis om door te werken. Wat u typte, blijft bewaard."),
        )


class CopyLine(FootLine):
    """What was copied is of a special kind and did not leave the koffer."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "shield")
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_READING_MS)
        self._away.timeout.connect(self.hide)

    def told(self) -> None:
        """Say it, long enough to read."""
        self.say(
            nl("Wat u kopieerde is extra beschermd. Het blijft in de koffer."),
            nl("U kunt het wel plakken in een ander veld dat extra beschermd is."),
        )
        self._away.start()
