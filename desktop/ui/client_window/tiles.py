"""Tiles of the client window: picture first, number in both digit sets, tick when chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.client_window.shown import ClientState, ClientTile
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram, picture_file
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.twin_row import translation_mark


class Pointable(QAbstractButton):
    """A large thing to point at. Arrows go to the window, which knows what is seen beside it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._is_pointed = theme, False
        #: what a screen reader says of something that waits: nothing is kept yet
        self.waits_words = ""
        self.setCheckable(True)
        self.setAccessibleName(on_screen(name))
        self.setText(on_screen(name))
        self.setProperty("focus_radius", theme.px("radius_tile"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mark(self, is_chosen: bool, is_pointed: bool) -> None:
        """Chosen, or pointed at and waiting until both have looked."""
        self._is_pointed = is_pointed
        self.setChecked(is_chosen)
        self.setAccessibleDescription(on_screen(self.waits_words if is_pointed else ""))
        self.update()

    def _paint_box(self, painter: QPainter, fill: str) -> None:
        theme, on, waits = self._theme, self.isChecked(), self._is_pointed
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px("line_tile") if on or waits else theme.px("line_chosen")
        edge = "klei_700" if waits else "petrol_800" if on else "lijn_sterk"
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("klei_100" if waits else "petrol_100" if on else fill))
        half = width / 2
        radius = theme.px("radius_tile")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class Tile(Pointable):
    """One answer. Low tiles put the picture beside the words."""

    def __init__(
        self, theme: Theme, shown: ClientTile, rtl: bool, is_low: bool, words_first: bool = False
    ) -> None:
        super().__init__(theme, shown.text.text)
        self.key, self.place, self._rtl = shown.key, shown.place, rtl
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.scaled(56 if is_low else 72))
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
        if words_first:
            inside.addLayout(words, 1)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        if not has_picture:
            picture.hide()
        if not words_first:
            inside.addLayout(words, 1)
        self.setLayout(inside)
        self.setLayoutDirection(_direction(rtl))
        _let_through(self)

    def show_choice(self, is_chosen: bool, is_pointed: bool = False) -> None:
        """Chosen, or pointed at and waiting."""
        self.mark(is_chosen, is_pointed)
        self._text.embolden(is_chosen or is_pointed)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self._paint_box(painter, "wit")
        if self.isChecked() or self._is_pointed:
            side = self._theme.scaled(26 if self._is_low else 40)
            # a low tile has its tick under the number, so that it never meets the words
            at_left = self._rtl != self._is_low
            left = 14 if at_left else self.width() - side - 14
            box = QRectF(left, self.height() - side - 12 if self._is_low else 12, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("klei_700" if self._is_pointed else "petrol_800"))
            painter.drawEllipse(box)
            mark = box.adjusted(6, 6, -6, -6).toRect()
            sign = "hand" if self._is_pointed else "tick"
            draw_sign(painter, self._theme, sign, mark, self._theme.colour("wit"))


class StateTile(Pointable):
    """One of the three states, under the answers."""

    def __init__(self, theme: Theme, shown: ClientState, rtl: bool) -> None:
        super().__init__(theme, shown.text.text)
        self.state = shown.state
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.px("client_state"))
        self._inside = row(16, (22, 8, 22, 8))
        self._picture = Pictogram(theme, shown.picture, theme.px("picture_client_state"))
        self._text = _words(theme, shown.text, None)
        self._inside.addWidget(self._picture)
        self._inside.addWidget(self._text, 1)
        self.setLayout(self._inside)
        self.setLayoutDirection(_direction(rtl))
        _let_through(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stay whole: the edges give way, then the picture."""
        super().resizeEvent(event)
        words, picture = self._text.minimumSizeHint().width(), self._picture.sizeHint().width()
        is_roomy = words + picture + 16 + 2 * 22 <= self.width()
        self._inside.setContentsMargins(*((22, 8, 22, 8) if is_roomy else (8, 8, 8, 8)))
        self._inside.setSpacing(16 if is_roomy else 8)
        self._picture.setVisible(words + picture + 8 + 2 * 8 <= self.width())

    def show_choice(self, is_chosen: bool, is_pointed: bool = False) -> None:
        """Chosen, or pointed at and waiting."""
        self.mark(is_chosen, is_pointed)

    def paintEvent(self, event: object) -> None:
        self._paint_box(QPainter(self), "linnen_100")


class ArrowTile(Pointable):
    """A large arrow with its words: further answers, the next part; or a button with a sign ('done')."""

    def __init__(self, theme: Theme, words: RunText, sign: str, upright: bool = True) -> None:
        super().__init__(theme, words.text)
        self._sign, self._upright = sign, upright
        self.setCheckable(False)
        self._label = _words(theme, words, Qt.AlignmentFlag.AlignHCenter, "answer")
        side = theme.scaled(48 if upright else 30)
        if upright:
            stack = column(4, (8, 8, 8, 8))
            stack.addStretch(1)
            stack.addSpacing(side)
            stack.addWidget(self._label)
            stack.addStretch(1)
            self.setLayout(stack)
            self.setFixedWidth(max(theme.scaled(112), self._label.minimumSizeHint().width() + 18))
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            line = row(8, (side + 24, 8, 18, 8))
            line.addWidget(self._label, 1)
            self.setLayout(line)
            self.setMinimumHeight(theme.scaled(56))
        self._side = side
        _let_through(self)

    def width_wanted(self) -> int:
        """The width it takes beside the tiles."""
        return max(self.minimumWidth(), self.sizeHint().width())

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self._paint_box(painter, "linnen_100")
        tone = self._theme.colour("inkt_900" if self.isEnabled() else "inkt_500")
        words = self._label.geometry()
        if self._upright:
            box = QRectF(
                (self.width() - self._side) / 2, words.top() - self._side - 4, self._side, self._side
            )
        else:
            box = QRectF(14, (self.height() - self._side) / 2, self._side, self._side)
        draw_sign(painter, self._theme, self._sign, box.toRect(), tone)


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


def _words(
    theme: Theme, text: RunText, align: Qt.AlignmentFlag | None, role: str = "client_answer"
) -> RunLabel:
    return RunLabel(theme, text.text, role, script=text.script, rtl=text.rtl, align=align)


def _direction(rtl: bool) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def _let_through(button: QWidget) -> None:
    for child in button.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
