"""One of the values: who said it, what, how it is known, and what would stand in the plan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.changes import Source
from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, hair_line, row
from desktop.ui.widgets.button import draw_key_cap, key_cap_size
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Disc, TickBox
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.choices_shown import SideShown
from desktop.usecases.ports import Language

_SIGNS = {
    Source.SAID: "talk",
    Source.DOCUMENT: "document",
    Source.COA: "folder",
    Source.OBSERVED: "eye",
    Source.PARTNER: "person",
}
#: a value that is longer is no headline any more
_HEADLINE = 70


class KeyCap(QWidget):
    """The key that picks this side, in its frame."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setFixedSize(key_cap_size(theme, key))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        draw_key_cap(painter, self._theme, self._key, QRectF(self.rect()), self._theme.colour("inkt_600"))


class SideCard(QAbstractButton):
    """A card that is pressed as a whole; one of a group at most is picked, and none beforehand."""

    def __init__(self, theme: Theme, side: SideShown, language: Language) -> None:
        super().__init__()
        self._theme, self.side, self._language = theme, side, language
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setProperty("focus_radius", theme.px("radius_card"))
        self.setText(on_screen(side.headline))
        self._box = TickBox(theme, True)
        self.setLayout(self._laid_out())
        self.setAccessibleName(on_screen(_told(side)))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _laid_out(self) -> QVBoxLayout:
        theme, side = self._theme, self.side
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(self._head())
        inside.addWidget(RunLabel(theme, side.headline, self._role(), bold=True))
        for more in side.more:
            inside.addWidget(RunLabel(theme, more, "small_body", tone="inkt_600"))
        if side.source_words or side.asked or side.wording_dutch:
            inside.addWidget(hair_line())
        if side.source_words:
            sign = _SIGNS[side.source] if side.source else "talk"
            inside.addLayout(self._line(sign, side.source_words))
        if side.asked or side.wording_dutch:
            inside.addLayout(self._wording())
        if side.plan or side.effects:
            inside.addWidget(self._plan())
        inside.addStretch(1)
        return inside

    def _role(self) -> str:
        return "question" if len(self.side.headline) <= _HEADLINE else "answer"

    def _head(self) -> QVBoxLayout:
        theme, side = self._theme, self.side
        who = column(0)
        who.addWidget(RunLabel(theme, side.who, "body", bold=True))
        who.addWidget(RunLabel(theme, side.when, "secondary", tone="inkt_600"))
        line = row(12)
        line.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(
            RunLabel(theme, side.letter, "title", bold=True, wrap=False), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addLayout(who, 1)
        line.addWidget(KeyCap(theme, side.letter), 0, Qt.AlignmentFlag.AlignTop)
        holder = column(0, (0, 0, 0, 4))
        holder.addLayout(line)
        return holder

    def _line(self, sign: str, words: str) -> QVBoxLayout:
        theme = self._theme
        line = row(8)
        line.addWidget(Sign(theme, sign, theme.px("icon_small"), "inkt_600"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(RunLabel(theme, words, "body"), 1)
        holder = column(0)
        holder.addLayout(line)
        return holder

    def _wording(self) -> QVBoxLayout:
        """The sides were asked in other words: these are the ones of this side."""
        theme, side = self._theme, self.side
        holder = column(2)
        if side.asked:
            holder.addWidget(RunLabel(theme, side.asked, "secondary", tone="inkt_600"))
        if side.wording is not None:
            own = spoken_run(side.wording, self._language)
            holder.addWidget(RunLabel(theme, own.text, "small_body", script=own.script, rtl=own.rtl))
        if side.wording_dutch:
            holder.addWidget(RunLabel(theme, side.wording_dutch, "secondary", tone="inkt_600"))
        return holder

    def _plan(self) -> Panel:
        theme, side = self._theme, self.side
        inside = column(6, (14, 10, 14, 10))
        title = nl("Dan staat in het plan") if side.plan else nl("Dan verandert er dit")
        inside.addWidget(RunLabel(theme, title, "body", bold=True))
        for line in side.plan:
            one = row(8)
            one.addWidget(Disc(theme, str(line.block), theme.scaled(24)), 0, Qt.AlignmentFlag.AlignTop)
            one.addWidget(RunLabel(theme, line.text, "body"), 1)
            inside.addLayout(one)
        for effect in side.effects:
            inside.addWidget(RunLabel(theme, effect, "small_body"))
        return Panel("new", inside)

    # --- being picked

    def pick(self, is_picked: bool) -> None:
        """The one that would stand."""
        self.setChecked(is_picked)
        self._box.set_on(is_picked)
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: the group says which one is picked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # Enter settles; Space and the letter pick
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(200, 100)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(100, 60)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 100

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, edge = self.isChecked(), 2 if self.isChecked() else 1
        painter.setPen(QPen(theme.colour("petrol_800" if is_on else "lijn_sterk"), edge))
        painter.setBrush(theme.colour("petrol_050" if is_on or self.underMouse() else "wit"))
        half, radius = edge / 2, theme.px("radius_card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


def _told(side: SideShown) -> str:
    """All of a card for who listens."""
    plan = [nl("plan {block}: {text}", block=line.block, text=line.text) for line in side.plan]
    parts = [side.who, side.when, side.headline, *side.more, side.source_words, *plan, *side.effects]
    said = joined(". ", (part for part in parts if part))
    return nl("Antwoord {letter}: {said}", letter=side.letter, said=said)
