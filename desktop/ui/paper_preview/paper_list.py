"""The papers that can be made for this person, at the side: name, for whom, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind, PaperRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PaperButton(QAbstractButton):
    """One paper; the present one has the thick edge, one that cannot be made says why not."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, paper: PaperRow, is_present: bool) -> None:
        super().__init__()
        self._theme, self._is_present, self._may = theme, is_present, not paper.why_not
        state = paper.why_not or paper.state
        self.setText(paper.name)
        told = f"kan nu niet: {paper.why_not}" if paper.why_not else paper.state
        self.setAccessibleName(", ".join(part for part in (paper.name, paper.for_whom, told) if part))
        self.setCheckable(True)
        self.setChecked(is_present)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if self._may:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focus_radius", theme.px("radius_field"))
        tone = "inkt_900" if self._may else "inkt_600"
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
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Nothing: which one is present comes from the presenter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

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
        hover = self._may and self.underMouse()
        fill = "petrol_100" if self._is_present else "petrol_050" if hover else "wit"
        painter.setBrush(theme.colour(fill))
        half, radius = edge / 2, theme.px("radius_field")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


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
