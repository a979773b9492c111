"""What stands inside a scroll area: exactly as high as its wrapped texts are at the width there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget


class ScrollBody(QWidget):
    """Qt also counts the height at the narrowest width, which leaves holes; here the real width counts."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0 if self.hasHeightForWidth() else hint.height())
