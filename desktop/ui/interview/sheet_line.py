"""A line of a sheet that can be pressed: number, text, and why it stands there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.wording import joined
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.run_label import RunLabel


class SheetLine(QPushButton):
    """As high as its wrapped words; Enter and a click go there. `goes` False: it only tells."""

    def __init__(
        self,
        theme: Theme,
        number: str,
        text: str,
        why: str = "",
        goes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "line" if goes else "told")
        self.setProperty("ring", "inside")
        self.setAutoDefault(False)
        if goes:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(on_screen(joined(" ", (part for part in (number, text, why) if part))))
        place = RunLabel(theme, number, "small_body", bold=True, tone="petrol_800", wrap=False)
        place.setMinimumWidth(theme.scaled(44))
        words = column(0)
        words.addWidget(RunLabel(theme, text, "small_body"))
        if why:
            words.addWidget(RunLabel(theme, why, "secondary", tone="inkt_600"))
        inside = row(8, (10, 5, 10, 5))
        inside.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in self.findChildren(RunLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = self.layout()
        wanted = inner.totalHeightForWidth(width) if inner is not None else 0
        return max(wanted, self._theme.scaled(34))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(34))
