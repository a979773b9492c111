"""The quiet line at the foot of the person's screen: nobody checked this translation. In the own language."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText


class UnseenLine(QWidget):
    """A sign and one sentence; it stands in the direction of the window around it."""

    def __init__(self, theme: Theme, said: RunText) -> None:
        super().__init__()
        line = row(6)
        line.addWidget(Sign(theme, "exclamation", theme.px("icon_chip"), "inkt_600"))
        label = RunLabel(theme, said.text, "secondary", script=said.script, rtl=said.rtl, tone="inkt_600")
        line.addWidget(label, 1)
        self.setLayout(line)
