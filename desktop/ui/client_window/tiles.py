"""Tiles of the client window: picture first, number in both digit sets, tick when chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.client_window.shown import ClientState, ClientTile
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram, picture_file
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.twin_row import translation_mark


class _Pointable(QAbstractButton):
    """A large thing to point at. `moved` is in what is seen: -1 left, +1 right."""

    moved = Signal(int)
    risen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setText(name)
        self.setProperty("focus_radius", theme.px("radius_tile"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        rises = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in rises:
            self.risen.emit(rises[key])
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _paint_box(self, painter: QPainter, fill: str) -> None:
        theme, on = self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px("line_tile") if on else theme.px("line_chosen")
        painter.setPen(QPen(theme.colour("petrol_800" if on else "lijn_sterk"), width))
        painter.setBrush(theme.colour("petrol_100" if on else fill))
        half = width / 2
        radius = theme.px("radius_tile")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class Tile(_Pointable):
    """One answer. Low tiles put the picture beside the words."""

    def __init__(self, theme: Theme, shown: ClientTile, rtl: bool, is_low: bool) -> None:
        super().__init__(theme, shown.text.text)
        self.key, self._rtl = shown.key, rtl
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.scaled(72))
        self._is_low = is_low
        self._text = _words(theme, shown.text, None if is_low else Qt.AlignmentFlag.AlignHCenter)
        words = column(2)
        words.addStretch(1)
        words.addWidget(self._text)
        if shown.text.mark:
            words.addWidget(translation_mark(theme, shown.text.mark))
        words.addStretch(1)
        has_picture = picture_file(theme, shown.picture) is not None
        side = theme.scaled(54) if is_low else theme.px("picture_client")
        picture = Pictogram(theme, shown.picture if has_picture else None, side)
        inside = row(10, (14, 8, 12, 8)) if is_low else column(4, (16, 10, 16, 12))
        numbers = _numbers(theme, shown)
        numbers.setLayoutDirection(_direction(rtl))
        numbers.setMinimumWidth(theme.scaled(28))
        top = Qt.AlignmentFlag.AlignTop
        inside.addWidget(numbers, 0, top if is_low else Qt.AlignmentFlag(0))
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        if not has_picture:
            picture.hide()
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.setLayoutDirection(_direction(rtl))
        _let_through(self)

    def show_choice(self, is_chosen: bool) -> None:
        self.setChecked(is_chosen)
        self._text.embolden(is_chosen)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self._paint_box(painter, "wit")
        if self.isChecked():
            side = self._theme.scaled(26 if self._is_low else 40)
            # a low tile has its tick under the number, so that it never meets the words
            at_left = self._rtl != self._is_low
            left = 14 if at_left else self.width() - side - 14
            box = QRectF(left, self.height() - side - 12 if self._is_low else 12, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("petrol_800"))
            painter.drawEllipse(box)
            mark = box.adjusted(6, 6, -6, -6).toRect()
            draw_sign(painter, self._theme, "tick", mark, self._theme.colour("wit"))


class StateTile(_Pointable):
    """One of the three states, under the answers."""

    def __init__(self, theme: Theme, shown: ClientState, rtl: bool) -> None:
        super().__init__(theme, shown.text.text)
        self.state = shown.state
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.px("client_state"))
        inside = row(16, (22, 8, 22, 8))
        inside.addWidget(Pictogram(theme, shown.picture, theme.px("picture_client_state")))
        inside.addWidget(_words(theme, shown.text, None), 1)
        self.setLayout(inside)
        self.setLayoutDirection(_direction(rtl))
        _let_through(self)

    def show_choice(self, is_chosen: bool) -> None:
        self.setChecked(is_chosen)
        self.update()

    def paintEvent(self, event: object) -> None:
        self._paint_box(QPainter(self), "linnen_100")


def _numbers(theme: Theme, shown: ClientTile) -> QWidget:
    """The number in the digits of the language, and small in ours, so that the key can be found."""
    digits = row(8)
    if shown.local_place:
        script = shown.text.script
        digits.addWidget(RunLabel(theme, shown.local_place, "client_number", script=script, wrap=False))
        digits.addWidget(RunLabel(theme, str(shown.place), "name", bold=False, tone="inkt_600", wrap=False))
    else:
        digits.addWidget(RunLabel(theme, str(shown.place), "client_number", wrap=False))
    digits.addStretch(1)
    top = QWidget()
    top.setLayout(digits)
    top.setMinimumHeight(theme.scaled(40))
    return top


def _words(theme: Theme, text: RunText, align: Qt.AlignmentFlag | None) -> RunLabel:
    return RunLabel(theme, text.text, "client_answer", script=text.script, rtl=text.rtl, align=align)


def _direction(rtl: bool) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def _let_through(button: QWidget) -> None:
    for child in button.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
