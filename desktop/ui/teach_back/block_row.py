"""One block in the list at the left: number, title, and a sign that says how it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.teach_back.block_card import STATES
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.teach_back import BlockState, ToldBlock

_TONES = {"ok": "blad_700", "warn": "zon_700", "plain": "inkt_600"}


class BlockRow(QAbstractButton):
    """The present one has the thick edge; the state stands in words below the title."""

    def __init__(self, theme: Theme, block: ToldBlock, is_present: bool) -> None:
        super().__init__()
        self._theme, self._is_present = theme, is_present
        words, tone, icon = STATES[block.state]
        self.setText(block.title)
        self.setAccessibleName(f"Blok {block.number}, {block.title}, {words}")
        self.setCheckable(True)
        self.setChecked(is_present)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focus_radius", theme.px("radius_field"))
        look = "full" if block.state is BlockState.GOOD else "soft"
        state = row(4)
        colour = _TONES[tone]
        state.addWidget(Sign(theme, icon, theme.px("icon_chip"), colour), 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(RunLabel(theme, words, "secondary", tone=colour), 1)
        told = column(0)
        told.addWidget(RunLabel(theme, block.title, "small_body", bold=True))
        told.addLayout(state)
        inside = row(10, (10, 5, 10, 5))
        inside.addWidget(Disc(theme, str(block.number), theme.scaled(26), look))
        inside.addLayout(told, 1)
        self.setLayout(inside)
        for child in self.findChildren(Sign) + self.findChildren(RunLabel) + self.findChildren(Disc):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Nothing: which one is present comes from the presenter."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = max(self.width(), 200)
        return QSize(width, layout.totalHeightForWidth(width) if layout is not None else 40)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 40

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self._is_present else 1
        painter.setPen(QPen(theme.colour("petrol_800" if self._is_present else "lijn"), edge))
        fill = "petrol_100" if self._is_present else "petrol_050" if self.underMouse() else "wit"
        painter.setBrush(theme.colour(fill))
        half = edge / 2
        radius = theme.px("radius_field")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
