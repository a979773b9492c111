"""The rail of themes: number, title, how far; narrow when space is short."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.act_words import SCOPES
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.marks import Disc, ProgressBar
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import Interview, Scope, ThemeShown


class ThemeRow(QAbstractButton):
    """One theme; the present one is filled and says so. Tab comes to it; Up and Down go to the others."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ThemeShown | None = None
        self._wanted = 0
        self.setProperty("ring", "inside")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def number(self) -> int:
        return self._shown.number if self._shown is not None else -1

    def show_theme(self, shown: ThemeShown) -> None:
        """Another state of the same theme."""
        if shown == self._shown:
            return
        self._shown = shown
        self._wanted = self._measured(shown)
        state = nl(", later terugkomen") if shown.has_later else nl(", klaar") if shown.is_done else ""
        here = nl(", hier bent u") if shown.is_current else ""
        self.setAccessibleName(
            on_screen(
                nl(
                    "{number} {title}, {answered} van {applicable}{state}{here}",
                    number=shown.number,
                    title=shown.title,
                    answered=shown.answered,
                    applicable=shown.applicable,
                    state=state,
                    here=here,
                )
            )
        )
        self.setToolTip(on_screen("" if shown.applicable else nl("Hier is nu geen vraag van toepassing")))
        self.updateGeometry()
        self.update()

    def wanted_width(self) -> int:
        """How wide the row is at its widest: present, with its sign, all answered; never by talk."""
        return self._wanted

    def _measured(self, shown: ThemeShown) -> int:
        title = QFontMetricsF(self._theme.font("body", bold=True)).horizontalAdvance(on_screen(shown.title))
        words = nl("{applicable}/{applicable}", applicable=shown.applicable) if shown.applicable else ""
        count = QFontMetricsF(self._theme.font("secondary")).horizontalAdvance(on_screen(words))
        sign = self._theme.px("icon_chip") + 4
        return math.ceil(8 + self._theme.scaled(22) + 8 + title + 6 + count + sign + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        is_now = self._shown is not None and self._shown.is_current
        return QSize(200, self._theme.px("rail_row_now" if is_now else "rail_row"))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        if self._shown is None:
            return
        theme, shown, painter = self._theme, self._shown, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px("radius_field")
        if shown.is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("petrol_800" if shown.is_current else "petrol_050"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        quiet = "wit" if shown.is_current else "inkt_600"
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        number_width = theme.scaled(22)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour(quiet))
        painter.drawText(QRect(8, 0, number_width, self.height()), middle, str(shown.number))
        right = self._paint_count(painter, shown, quiet)
        painter.setFont(theme.font("body", bold=shown.is_current))
        faint = "inkt_900" if shown.applicable else "inkt_500"
        painter.setPen(theme.colour("wit" if shown.is_current else faint))
        box = QRect(8 + number_width + 8, 0, right - number_width - 16, self.height())
        metrics = painter.fontMetrics()
        title = metrics.elidedText(on_screen(shown.title), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), on_screen(title)
        )

    def _paint_count(self, painter: QPainter, shown: ThemeShown, quiet: str) -> int:
        theme = self._theme
        side = theme.px("icon_chip")
        right = self.width() - 8
        sign, tone = "", quiet
        if shown.is_current:
            sign = "pencil"
        elif shown.has_later:
            sign, tone = "clock", "zon_700"
        elif shown.is_done:
            sign = "check_circle"
            tone = quiet = "blad_700"
        if sign:
            box = QRect(right - side, (self.height() - side) // 2, side, side)
            draw_sign(painter, theme, sign, box, theme.colour(tone))
            right -= side + 4
        if not shown.applicable:
            return right
        words = nl("{answered}/{applicable}", answered=shown.answered, applicable=shown.applicable)
        width = painter.fontMetrics().horizontalAdvance(on_screen(words)) + 2
        painter.setPen(theme.colour(quiet))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(right - width, 0, width, self.height()), middle, on_screen(words))
        return right - width


#: a rail may grow so far beyond its token for long titles, before it gives way
_MOST_GROWTH = 1.2
_SIDES = 16
_NARROW_SIDES = 12


class Rail(Panel):
    """`picked` gives a theme number. Narrow shows the present theme only, with a menu that opens all."""

    picked = Signal(int)
    menu_asked = Signal()
    scope_asked = Signal()
    open_asked = Signal()  # the list of what is still open

    def __init__(self, theme: Theme) -> None:
        super().__init__("rail")
        self._theme = theme
        self._rows: list[ThemeRow] = []
        self._is_narrow = False
        self._count = Button(theme, "", key="Ctrl O", role="quiet", size="line")
        self._count.clicked.connect(self.open_asked)
        self._bar = ProgressBar(theme)
        self._scope = Button(theme, SCOPES[Scope.ALL], key="Ctrl K", role="quiet", size="line")
        self._scope.clicked.connect(self.scope_asked)
        self._grown = RunLabel(theme, "", "caps", tone="klei_700", wrap=False)
        self._wide = self._build_wide()
        self._small_count = RunLabel(theme, "", "caps", tone="inkt_600", wrap=False)
        self._small_disc = Disc(theme, "", theme.scaled(40), "question", "name")
        self._small_bar = ProgressBar(theme)
        self._small_theme = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._narrow = self._build_narrow()
        self._both = QStackedLayout(self)  # with its parent at once: else its first page opens as a window
        self._both.addWidget(self._wide)
        self._both.addWidget(self._narrow)
        self.set_narrow(False)

    def _build_wide(self) -> QWidget:
        head = column(2, (8, 0, 8, 2))
        line = row(8)
        line.addWidget(self._scope)
        line.addStretch(1)
        line.addWidget(self._count)
        head.addLayout(line)
        head.addWidget(self._bar)
        head.addWidget(self._grown)
        holder = QWidget()
        self._list = column(0)
        holder.setLayout(self._list)
        outer = column(0, (8, 6, 8, 0))
        outer.addLayout(head)
        outer.addWidget(scroller(holder), 1)
        wide = QWidget()
        wide.setLayout(outer)
        return wide

    def _build_narrow(self) -> QWidget:
        menu = _MenuButton(self._theme)
        menu.clicked.connect(self.menu_asked)
        self._small_bar.setFixedWidth(44)
        inside = column(12, (_NARROW_SIDES // 2, 14, _NARROW_SIDES // 2, 8))
        centre = Qt.AlignmentFlag.AlignHCenter
        for part in (menu, self._small_count, self._small_disc, self._small_bar, self._small_theme):
            inside.addWidget(part, 0, centre)
        inside.addStretch(1)
        narrow = QWidget()
        narrow.setLayout(inside)
        return narrow

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setFixedWidth(self.narrow_width() if narrow else self.wide_width())
        self._both.setCurrentWidget(self._narrow if narrow else self._wide)

    def narrow_width(self) -> int:
        """As the tokens say, or as wide as its counts need at this text size."""
        words = max(one.natural_width() for one in (self._small_count, self._small_theme))
        return max(
            self._theme.px("rail_narrow"), words + _NARROW_SIDES, self._theme.scaled(40) + _NARROW_SIDES
        )

    def wide_width(self) -> int:
        """As the tokens say, or as wide as the longest title wants, as far as the rail may grow."""
        least = self._theme.px("rail")
        wanted = max((row.wanted_width() for row in self._rows), default=0) + _SIDES
        return wanted if least < wanted <= least * _MOST_GROWTH else least

    def words_fit(self, height: int) -> bool:
        """True when all themes are in sight with their whole titles."""
        px, rows = self._theme.px, len(self._rows)
        wanted = max(0, rows - 1) * px("rail_row") + px("rail_row_now") + self._theme.scaled(56) + 6
        width = self.wide_width()
        return wanted <= height and all(row.wanted_width() + _SIDES <= width for row in self._rows)

    def show_themes(self, shown: Interview) -> None:
        """How far every theme is."""
        if len(self._rows) != len(shown.themes):
            empty_out(self._list)
            self._rows = [self._make_row() for _ in shown.themes]
            for made in self._rows:
                self._list.addWidget(made)
            self._list.addStretch(1)
        for made, one in zip(self._rows, shown.themes, strict=True):
            made.show_theme(one)
            stop = Qt.FocusPolicy.StrongFocus if one.is_current else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(stop)
            if one.is_current:
                self._small_disc.change(str(one.number), "question")
                self._small_disc.setToolTip(on_screen(one.title))
                self._small_bar.show_share(one.answered, one.applicable)
                self._small_theme.say(
                    nl("{answered}/{applicable}", answered=one.answered, applicable=one.applicable)
                )
        self._count.rename(
            nl("{answered}/{applicable}", answered=shown.answered, applicable=shown.applicable)
        )
        self._count.setToolTip(on_screen(nl("Wat is nog open? (Ctrl+O)")))
        self._count.setAccessibleName(
            on_screen(
                nl(
                    "{answered} van {applicable} besproken: wat is nog open?",
                    answered=shown.answered,
                    applicable=shown.applicable,
                )
            )
        )
        self._small_count.say(
            nl("{answered}/{applicable}", answered=shown.answered, applicable=shown.applicable)
        )
        if self._is_narrow:
            self.set_narrow(True)  # the counts may have grown
        self._bar.show_share(shown.answered, shown.applicable)
        self._scope.rename(SCOPES[shown.scope])
        room = self.wide_width() - 2 * _SIDES - 8
        for with_keys in ((True, True), (False, True), (False, False)):
            self._scope.show_words(True, with_key=with_keys[0])
            self._count.show_words(True, with_key=with_keys[1])
            if self._scope.sizeHint().width() + self._count.sizeHint().width() <= room:
                break
        self._scope.setToolTip(
            on_screen(nl("Welke vragen: alle, de kern van een uur, deel A of deel B (Ctrl+K)"))
        )
        self._grown.say(shown.grown)
        self._grown.setToolTip(on_screen(shown.grown))

    def _make_row(self) -> ThemeRow:
        made = ThemeRow(self._theme)
        made.clicked.connect(lambda _on=False, m=made: self.picked.emit(m.number))
        made.moved.connect(lambda by, m=made: self._move(m, by))
        return made

    def _move(self, row: ThemeRow, by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)


class _MenuButton(QAbstractButton):
    """Opens the whole rail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        side = max(44, theme.scaled(30))
        self.setFixedSize(side, side)
        self.setAccessibleName(on_screen(nl("Alle onderwerpen")))
        self.setToolTip(on_screen(nl("Alle onderwerpen")))

    def paintEvent(self, event: object) -> None:
        side = self._theme.px("icon_state")
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        draw_sign(QPainter(self), self._theme, "menu", box, self._theme.colour("inkt_900"))
