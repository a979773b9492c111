"""'Waarom?': what something rests on, from the side of the screen. Esc closes it, the keyboard goes back.

Made once per screen with the screen as parent; it places itself. In `Screen.escape`:
`if self.why.put_away(): return True`. `question_asked` gives the question a fact came from.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.why_shown import WhyFactShown, WhyShown, WhySource

_WIDTH, _GAP = 470, 12


class WhyButton(QToolButton):
    """A small 'waarom?' beside what it is about."""

    def __init__(self, theme: Theme, about: str) -> None:
        super().__init__()
        self.setProperty("role", "number")
        self.setText(on_screen(nl("waarom?")))
        self.setFont(theme.font("caps"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(on_screen(nl("Waarom? {about}", about=about)))
        self.setMinimumHeight(28)


class WhySheet(Panel):
    """One reason at a time. Read only: who decides stands at its end."""

    question_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, screen: QWidget) -> None:
        super().__init__("sheet", parent=screen)
        self._theme, self._screen = theme, screen
        self._before: QWidget | None = None
        self.setAccessibleName(on_screen(nl("Waarom?")))
        self.setAutoFillBackground(True)
        self._back = Button(theme, nl("Dicht"), key="Esc", role="quiet", size="small")
        self._back.clicked.connect(self.put_away)
        head = row(8)
        head.addWidget(RunLabel(theme, nl("Waarom?"), "panel"), 1)
        head.addWidget(self._back)
        self._body: QVBoxLayout = column(6, (0, 0, 10, 8))
        self._area = scroller(ScrollBody(self._body))
        inside = column(8, (18, 12, 10, 10))
        inside.addLayout(head)
        inside.addWidget(self._area, 1)
        self.setLayout(inside)
        self.hide()
        screen.installEventFilter(self)

    def show_why(self, shown: WhyShown) -> None:
        """Open it with these reasons; the keyboard comes in here."""
        if not self.isVisibleTo(self._screen):
            self._before = QApplication.focusWidget()
        self._fill(shown)
        self._place()
        self.show()
        self.raise_()
        self._area.verticalScrollBar().setValue(0)
        self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> bool:
        """Close it and give the keyboard back; False when it was not open."""
        if not self.isVisibleTo(self._screen):
            return False
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        return True

    # --- what it tells

    def _fill(self, shown: WhyShown) -> None:
        empty_out(self._body)
        self._body.addWidget(RunLabel(self._theme, shown.claim, "body", bold=True))
        if shown.facts:
            self._group(nl("Wat we weten"))
            for fact in shown.facts:
                self._body.addWidget(self._fact(fact))
        if shown.steps:
            self._group(nl("Zo volgt het daaruit"))
            for step in shown.steps:
                self._say(step)
        if shown.sources:
            self._group(nl("Waar het staat"))
            for i, source in enumerate(shown.sources):
                if i:
                    self._body.addWidget(hair_line())
                self._source(source)
        if shown.doubts:
            self._group(nl("Wat nog niet zeker is"))
            for doubt in shown.doubts:
                self._signed("alert", "zon_700", doubt)
        if shown.closing:
            self._group(nl("Wie beslist"))
            self._say(shown.closing)
        self._body.addStretch(1)

    def _group(self, words: str) -> None:
        label = RunLabel(self._theme, words, "small_body", bold=True, tone="petrol_800")
        label.setContentsMargins(0, 10, 0, 0)
        self._body.addWidget(label)

    def _say(self, words: str, tone: str = "inkt_900", role: str = "small_body") -> None:
        self._body.addWidget(RunLabel(self._theme, words, role, tone=tone))

    def _signed(self, sign: str, tone: str, words: str) -> None:
        line = row(8)
        mark = Sign(self._theme, sign, self._theme.px("icon_small"), tone)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(RunLabel(self._theme, words, "small_body"), 1)
        self._body.addLayout(line)

    def _fact(self, fact: WhyFactShown) -> QWidget:
        words = column(0)
        words.addWidget(RunLabel(self._theme, fact.name, "secondary", tone="inkt_600"))
        words.addWidget(RunLabel(self._theme, fact.told, "small_body"))
        line = row(8, (0, 2, 5, 2))
        line.addLayout(words, 1)
        if fact.question:
            go = Button(self._theme, fact.number, icon_after="chevron_right", size="small")
            go.setAccessibleName(
                on_screen(nl("Naar vraag {number}: {name}", number=fact.number, name=fact.name))
            )
            go.setToolTip(on_screen(nl("Naar vraag {number}", number=fact.number)))
            go.clicked.connect(lambda _on=False, q=fact.question: self.question_asked.emit(q))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _source(self, source: WhySource) -> None:
        theme = self._theme
        self._body.addWidget(RunLabel(theme, source.article, "small_body", bold=True))
        if source.value:
            self._say(nl("{value}, sinds {since}", value=source.value, since=source.since))
        if source.rule_text:
            self._say(source.rule_text)
        if source.decided_by:
            self._say(nl("Keuze van de gemeente: {decided_by}", decided_by=source.decided_by))
        words = row(8, (8, 4, 8, 4))
        sign, tone = ("check", "blad_700") if source.is_checked else ("alert", "zon_700")
        words.addWidget(Sign(theme, sign, theme.px("icon_chip"), tone))
        words.addWidget(RunLabel(theme, source.mark, "secondary"), 1)
        self._body.addWidget(Panel("good" if source.is_checked else "warn", words))
        told = nl("Gelezen in: {read_in}", read_in=source.read_in) + (
            nl(" · regel {rule}", rule=source.rule) if source.rule else ""
        )
        self._say(told, "inkt_600", "secondary")

    # --- its place

    def _place(self) -> None:
        width = min(self._theme.scaled(_WIDTH), self._screen.width() - 2 * _GAP)
        left = self._screen.width() - width - _GAP
        self.setGeometry(QRect(left, _GAP, width, self._screen.height() - 2 * _GAP))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._screen and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._area.verticalScrollBar()
            step = bar.pageStep() if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 40
            sign = -1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            bar.setValue(bar.value() + sign * step)
        elif not took_enter(self, event):
            event.accept()  # no key of the screen works through the sheet
