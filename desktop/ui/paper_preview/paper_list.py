"""The papers that can be made for this person, at the side: name, for whom, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind, PaperRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PaperButton(PickRow):
    """One paper; one that cannot be made says why not."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, paper: PaperRow, is_present: bool) -> None:
        may, state = not paper.why_not, paper.why_not or paper.state
        told = nl("kan nu niet: {why_not}", why_not=paper.why_not) if paper.why_not else paper.state
        name = joined(", ", (part for part in (paper.name, paper.for_whom, told) if part))
        super().__init__(theme, paper.name, name, is_present, may)
        tone = "inkt_900" if may else "inkt_600"
        inside = column(1, (12, 7, 10, 7))
        inside.addWidget(RunLabel(theme, paper.name, "body", bold=is_present, tone=tone))
        inside.addWidget(RunLabel(theme, paper.for_whom, "secondary", tone="inkt_600"))
        if state:
            line = row(4)
            if paper.why_not:
                sign = Sign(theme, "minus_circle", theme.px("icon_chip"), "inkt_600")
                line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(RunLabel(theme, state, "secondary", tone="inkt_600"), 1)
            inside.addLayout(line)
        self.put(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class PaperList(QWidget):
    """All papers under each other; arrow keys walk, Enter or Space picks."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[PaperKind, PaperButton] = {}
        self._inside = column(6)
        self.setLayout(self._inside)
        self.hide()

    def show_papers(self, papers: Sequence[PaperRow], present: PaperKind) -> None:
        """Show them; the keyboard stays with the paper it was at."""
        held = next((kind for kind, button in self.buttons.items() if button.hasFocus()), None)
        empty_out(self._inside)
        self.buttons = {}
        for paper in papers:
            button = PaperButton(self._theme, paper, paper.kind is present)
            button.clicked.connect(lambda _on=False, one=paper: self._pick(one))
            button.stepped.connect(lambda by, kind=paper.kind: self._step(kind, by))
            self.buttons[paper.kind] = button
            self._inside.addWidget(button)
        self._fit()
        if held is not None and held in self.buttons:
            self.buttons[held].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every paper as high as its words are at the width there is."""
        for button in self.buttons.values():
            button.setFixedHeight(button.heightForWidth(self.width()))

    def _pick(self, paper: PaperRow) -> None:
        if not paper.why_not:
            self.picked.emit(paper.kind)

    def _step(self, kind: PaperKind, by: int) -> None:
        kinds = list(self.buttons)
        at = min(max(kinds.index(kind) + by, 0), len(kinds) - 1)
        self.focus(kinds[at])

    def focus(self, kind: PaperKind) -> None:
        """The keyboard to one paper, in sight."""
        button = self.buttons.get(kind)
        if button is None:
            return
        button.setFocus()
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(button)
