"""The dark bar: outside Bezoekdag, Dossiers, Samenvoegen, Talen; inside Gesprek, Plan, Papier, Dossier."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.places import DossierHead, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, hair_line, least_width, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign, draw_sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel

_OUTSIDE = (
    (ScreenName.VISIT, nl("Bezoekdag"), "calendar"),
    (ScreenName.DOSSIERS, nl("Dossiers"), "folder"),
    (ScreenName.SYNC, nl("Samenvoegen"), "sync"),
    (ScreenName.LANGUAGES, nl("Talen"), "translate"),
)
_INSIDE = (
    (ScreenName.INTERVIEW, nl("Gesprek"), "talk"),
    (ScreenName.PLAN, nl("Plan"), "plan"),
    (ScreenName.PAPER, nl("Papier"), "printer"),
    (ScreenName.DOSSIER, nl("Dossier"), "folder"),
)
#: agreements, decision and telling the plan back belong to the plan
_SHOWN_AS = {
    ScreenName.TEACH_BACK: ScreenName.PLAN,
    ScreenName.AGREEMENTS: ScreenName.PLAN,
    ScreenName.DECISION: ScreenName.PLAN,
    ScreenName.SHARING: ScreenName.DOSSIER,
    ScreenName.MOVING: ScreenName.DOSSIER,
    ScreenName.REMARKS: ScreenName.DOSSIER,
    ScreenName.CHOICES: ScreenName.INTERVIEW,
    ScreenName.HANDOVER: ScreenName.DOSSIER,
    ScreenName.ATTACHMENTS: ScreenName.DOSSIER,
    ScreenName.RIGHTS: ScreenName.DOSSIER,
    ScreenName.SEARCH: ScreenName.DOSSIERS,
    ScreenName.HOUSE_STYLE: ScreenName.LANGUAGES,
    ScreenName.RETENTION: ScreenName.SAFE,
    ScreenName.AUDIT: ScreenName.SAFE,
    ScreenName.SUPPORT: ScreenName.SAFE,
}
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" fill="none" stroke="{ink}" stroke-width="5" '
    'stroke-linecap="round" stroke-linejoin="round"><rect x="8" y="28" width="80" height="54" rx="8"/>'
    '<path d="M34 28v-8a6 6 0 0 1 6-6h16a6 6 0 0 1 6 6v8"/><path d="M48 28v54"/>'
    '<path d="M20 46h16M20 58h12M60 46h16M64 58h12"/></svg>'
)


#: a name: the same in every language
NAME = "Intakekoffer"


class SuitcaseMark(QAbstractButton):
    """The suitcase with its spine. In the bar it leads back to the visit day."""

    def __init__(self, theme: Theme, px: int, tone: str = "op_balk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = _MARK.format(ink=theme.colour(tone).name())
        self._renderer = QSvgRenderer(QByteArray(drawing.encode()), self)
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(NAME)

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: object) -> None:
        self._renderer.render(QPainter(self), QRectF(self.rect()))


class BarTab(QAbstractButton):
    """A sign and a word; the present one has the yellow line. May give its word up when space is short."""

    def __init__(self, theme: Theme, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._count = theme, icon, 0
        self._words_shown = True
        self.setText(on_screen(words))
        self.setAccessibleName(on_screen(words))
        self.setCheckable(True)
        self.setProperty("ring", "inside")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """The number in the corner; 0 = none."""
        return self._count

    def show_count(self, count: int) -> None:
        """How many wait; 0 shows none."""
        self._count = count
        self.setAccessibleName(
            on_screen(nl("{text}, {count} wachten", text=self.text(), count=count) if count else self.text())
        )
        self.updateGeometry()
        self.update()

    def show_words(self, shown: bool) -> None:
        self._words_shown = shown
        self.setToolTip(on_screen("" if shown else self.text()))
        self.updateGeometry()

    def _words_width(self) -> int:
        return (
            math.ceil(QFontMetricsF(self._theme.font("body", bold=True)).horizontalAdvance(self.text())) + 2
        )

    def sizeHint(self) -> QSize:
        width = 28 + self._theme.px("icon_button")
        if self._words_shown or self.isChecked():
            width += 8 + self._words_width()
        if self._count:
            width += 8 + self._theme.scaled(22)
        return QSize(width, self._theme.px("top_bar"))

    def nextCheckState(self) -> None:
        """Nothing: the window says where one is."""

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        on = self.isChecked()
        colour = theme.colour("op_balk" if on or self.underMouse() else "op_balk_zacht")
        side = theme.px("icon_button")
        draw_sign(painter, theme, self._icon, QRect(14, (self.height() - side) // 2, side, side), colour)
        left = 14 + side + 8
        if self._words_shown or on:
            painter.setFont(theme.font("body", bold=on))
            painter.setPen(colour)
            box = QRect(left, 0, self._words_width(), self.height())
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text()
            )
            left += self._words_width() + 8
        if self._count:
            self._paint_count(painter, left)
        if on:
            painter.fillRect(0, self.height() - 4, self.width(), 4, theme.colour("focus_donker"))

    def _paint_count(self, painter: QPainter, left: int) -> None:
        theme = self._theme
        side = theme.scaled(20)
        box = QRectF(left - 2, (self.height() - side) / 2, theme.scaled(22), side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("zon_100"))
        painter.drawRoundedRect(box, side / 2, side / 2)
        painter.setPen(theme.colour("zon_700"))
        painter.setFont(theme.font("secondary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


class KofferTab(BarTab):
    """Whose koffer is open; leads to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "person")

    def say(self, name: str, _short: str) -> None:
        """The label that the klantmanager chose."""
        self.setText(name)
        self.setAccessibleName(on_screen(nl("Mijn koffer, {name}", name=name)))
        self.setVisible(bool(name))
        self.updateGeometry()

    @property
    def said(self) -> tuple[str, str]:
        """As `say` wants it."""
        return self.text(), ""

    def shorten(self, short: bool) -> None:
        """Give way: the sign alone."""
        self.show_words(not short)
        self.setToolTip(on_screen(nl("Mijn koffer")))


class _Stat(QWidget):
    """A sign and a few words at the right end; the words shorten when space is short."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self.sign = Sign(theme, icon, theme.px("icon_button"), "op_balk_zacht")
        self.label = RunLabel(theme, "", "secondary", tone="op_balk", wrap=False)
        self._long = self._short = ""
        inside = row(6)
        inside.addWidget(self.sign)
        inside.addWidget(self.label)
        self.setLayout(inside)

    def say(self, long: str, short: str) -> None:
        self._long, self._short = long, short
        self.label.say(long)
        self.setAccessibleName(on_screen(long))
        self.setVisible(bool(long))

    @property
    def said(self) -> tuple[str, str]:
        """Long and short words."""
        return self._long, self._short

    def shorten(self, short: bool) -> None:
        self.label.say(self._short if short else self._long)
        self.label.setVisible(bool(self.label.text()))
        self.setToolTip(on_screen(self._long if short else ""))
        measured = self.layout()
        if measured is not None:  # the bar asks for its width before the event loop turns
            measured.invalidate()
        self.updateGeometry()


class TopBar(Panel):
    """`went` = a tab was pressed; the right end is always saved, link, client window, lock."""

    went = Signal(str)
    home = Signal()
    client_asked = Signal()
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("top")
        self.setProperty("tone", "dark")
        self._theme = theme
        self.setMinimumHeight(theme.px("top_bar"))
        self._mark = SuitcaseMark(theme, theme.px("mark"))
        self._mark.setToolTip(on_screen(nl("Terug naar de bezoekdag")))
        self._mark.clicked.connect(self.home)
        self._name = RunLabel(theme, NAME, "name", tone="op_balk", wrap=False)
        self._below = RunLabel(theme, "", "secondary", tone="op_balk_zacht", wrap=False)
        self._below_parts = ("", "")
        self._saved_told: tuple[str, bool] | None = None
        names = column(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._below)
        names.addStretch(1)
        self._tabs: dict[ScreenName, BarTab] = {}
        tabs = row(0)
        for screen, words, icon in (*_OUTSIDE, *_INSIDE):
            tab = BarTab(theme, words, icon)
            tab.clicked.connect(lambda _on=False, s=screen: self.went.emit(s.value))
            self._tabs[screen] = tab
            tabs.addWidget(tab)
        self._alarm = Chip(theme, "", "alarm", "not_saved", bold=True)
        self._saved = _Stat(theme, "check_circle")
        self._link = _Stat(theme, "no_network")
        self._worker = KofferTab(theme)
        self._worker.clicked.connect(lambda _on=False: self.went.emit(ScreenName.SAFE.value))
        self._line = hair_line(True, "dark", 28)
        self._client = Button(
            theme, nl("Scherm voor de cliënt"), icon="client_screen", key="F10", role="dark"
        )
        self._client.clicked.connect(self.client_asked)
        self._lock = Button(theme, nl("Vergrendel"), icon="lock", key="Ctrl L", role="dark")
        self._lock.clicked.connect(self.lock_asked)
        self._help = Button(theme, nl("Hulp"), icon="question", key="F1", role="dark")
        self._help.clicked.connect(self.help_asked)
        inside = self._inside = row(14, (16, 0, 16, 0))
        inside.addWidget(self._mark)
        inside.addLayout(names)
        inside.addSpacing(6)
        inside.addLayout(tabs)
        inside.addStretch(1)
        for part in (
            self._alarm,
            self._saved,
            self._link,
            self._line,
            self._worker,
            self._client,
            self._help,
            self._lock,
        ):
            inside.addWidget(part)
        self.setLayout(inside)
        for stat in (self._saved, self._link, self._worker, self._alarm):
            stat.hide()
        self.show_dossier(None)

    def show_dossier(self, head: DossierHead | None) -> None:
        """Change between the two sets of tabs."""
        inside = head is not None
        for screen, _, _ in _OUTSIDE:
            self._tabs[screen].setVisible(not inside)
        for screen, _, _ in _INSIDE:
            self._tabs[screen].setVisible(inside)
        self._name.say(head.roepnaam if head else NAME)
        parts = [head.language_words, head.clock_words] if head else []
        self._below_parts = (joined(" · ", (p for p in parts if p)), head.clock_words if head else "")
        self._below.say(self._below_parts[0])
        self._below.setVisible(inside)
        first = head.roepnaam.split(" ")[0] if head else ""
        self._client.rename(nl("Scherm voor {first}", first=first) if first else nl("Scherm voor de cliënt"))
        self._client.hide()
        if inside:
            self._worker.hide()
        else:
            self._saved.hide()
            self._saved_told = None
            self._worker.setVisible(bool(self._worker.text()))
        self.fit()

    def show_place(self, screen: ScreenName, has_client: bool) -> None:
        """Which tab is the present one, and whether there is something for the client window."""
        for name, tab in self._tabs.items():
            tab.setChecked(name == _SHOWN_AS.get(screen, screen))
            tab.updateGeometry()
        self._worker.setChecked(_SHOWN_AS.get(screen, screen) is ScreenName.SAFE)
        self._worker.updateGeometry()
        self._client.setVisible(has_client)
        self.fit()

    def show_saved(self, words: str, is_safe: bool) -> None:
        """'10:42', or a white label with red words; told after every answer: the same again costs nothing."""
        if self._saved_told == (words, is_safe):
            return
        self._saved_told = (words, is_safe)
        self._alarm.setVisible(not is_safe)
        if is_safe:
            self._saved.say(nl("Bewaard {words}", words=words) if words else "", words)
        else:
            self._alarm.say(words)
            self._saved.hide()
        self.fit()

    def show_link(self, words: str, waiting: int, sign: str = "no_network") -> None:
        self._link.sign.change(sign)
        self._link.say(words, str(waiting) if waiting else "")
        self._tabs[ScreenName.SYNC].show_count(waiting)
        self.fit()

    def show_worker(self, label: str) -> None:
        self._worker.say(label, "")
        self.fit()

    def take_over(self, before: TopBar) -> None:
        """What the bar before said of worker and link."""
        self._worker.say(*before._worker.said)
        self._link.say(*before._link.said)
        self._tabs[ScreenName.SYNC].show_count(before._tabs[ScreenName.SYNC].count)
        self.fit()

    def fit(self) -> None:
        """Give way in steps until all fits: words of other tabs, words at the right end, words on buttons."""
        for step in range(6):
            self._squeeze(step)
            if least_width(self._inside) <= self.width() or self.width() < 2:
                break

    def _squeeze(self, step: int) -> None:
        in_dossier = self._below.isVisibleTo(self)
        self._lock.show_words(step < 1 and not in_dossier, with_key=step < 1 and not in_dossier)
        self._help.show_words(False, with_key=step < 1 and not in_dossier)
        self._below.say(self._below_parts[1 if step >= 2 else 0])
        self._saved.shorten(step >= 2)
        for stat in (self._link, self._worker):
            stat.shorten(step >= 3)
        self._client.show_words(step < 4)
        for tab in self._tabs.values():
            tab.show_words(step < 5)

    def minimumSizeHint(self) -> QSize:
        """Narrow on purpose: what does not fit gives way, the window keeps its size."""
        return QSize(320, self._theme.px("top_bar"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
