"""Facts for and against, each with its sign and the number of the question it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.pip import FactShown, GapShown, NoteShown, RouteShown
from desktop.usecases.pip import Sign as FactSign
from desktop.usecases.why_shown import WhyShown

_LARGE = 1.3
_AT_THE_EDGE = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight

_LOOKS = {
    FactSign.FOR: (nl("Pleit voor"), "plus_circle", "blad_700"),
    FactSign.AGAINST: (nl("Pleit tegen"), "minus_circle", "klei_700"),
    FactSign.UNKNOWN: (nl("Nog niet bekend"), "question", "zon_700"),
}


class NumberTag(QToolButton):
    """The number of a question, small; pressing it goes there."""

    def __init__(self, theme: Theme, number: str, what: str) -> None:
        super().__init__()
        self.setProperty("role", "number")
        self.setText(on_screen(number))
        self.setFont(theme.font("caps"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(on_screen(nl("Ga naar vraag {number}: {what}", number=number, what=what)))
        self.setToolTip(on_screen(nl("Ga naar vraag {number}", number=number)))
        self.setMinimumHeight(28)
        self.setMinimumWidth(theme.scaled(44))  # '15.12' is as wide as '3.1': one straight edge


class GapTag(QToolButton):
    """What was not asked yet, in a word or two with its number; pressing it goes there."""

    def __init__(self, theme: Theme, gap: GapShown) -> None:
        super().__init__()
        self.setProperty("role", "number")
        self.setText(on_screen(nl("{topic} {number}", topic=gap.topic, number=gap.number)))
        self.setFont(theme.font("caps"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            on_screen(
                nl("Nog niet gevraagd: {text} Ga naar vraag {number}", text=gap.text, number=gap.number)
            )
        )
        self.setToolTip(on_screen(gap.text))
        self.setMinimumHeight(28)


class Shelf(QWidget):
    """Small buttons side by side, on as many lines as the width asks for."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QWidget] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, items: list[QWidget]) -> None:
        """These, in this order."""
        self._items = items
        for item in items:
            item.setParent(self)
            item.show()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width, False)

    def sizeHint(self) -> QSize:
        width = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(width, self._lay_out(max(width, self.width()), False))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(self.width(), True)

    def _lay_out(self, width: int, moves: bool) -> int:
        left = top = line = 0
        for item in self._items:
            size = item.sizeHint().expandedTo(item.minimumSize())
            if left and left + size.width() > width:
                left, top = 0, top + line + self._gap
                line = 0
            if moves:
                item.setGeometry(left, top, min(size.width(), width), size.height())
            left, line = left + size.width() + self._gap, max(line, size.height())
        return top + line


class FactLines:
    """Makes the lines of one column; knows where they lead."""

    def __init__(
        self, theme: Theme, jump: Callable[[str], None], ask_why: Callable[[WhyShown], None]
    ) -> None:
        self._theme, self._jump, self._ask_why = theme, jump, ask_why

    def fill(self, layout: QVBoxLayout, route: RouteShown) -> None:
        """Under their headings, in the order of the use case; never counted."""
        empty_out(layout)
        for sign, (said, _, _) in _LOOKS.items():
            found = [fact for fact in route.facts if fact.sign is sign]
            if not found:
                continue
            group = column(1)
            group.addWidget(self._heading(said))
            for fact in found:
                group.addWidget(self.line(fact))
            layout.addLayout(group)
        if not route.facts:
            words = nl("Nog geen feiten uit het gesprek.")
            layout.addWidget(RunLabel(self._theme, words, "small_body", tone="inkt_600"))
        if route.gaps:
            layout.addWidget(self._heading(nl("Nog niet gevraagd")))
            layout.addLayout(self.shelf(route.gaps))

    def shelf(self, gaps: Sequence[GapShown]) -> QVBoxLayout:
        """What was not asked yet, each with its number."""
        shelf = Shelf()
        tags: list[QWidget] = []
        for gap in gaps:
            tag = GapTag(self._theme, gap)
            tag.clicked.connect(lambda _on=False, q=gap.question: self._jump(q))
            tags.append(tag)
        shelf.put(tags)
        holder = column(0, (5, 2, 5, 4))
        holder.addWidget(shelf)
        return holder

    def line(self, fact: FactShown) -> QWidget:
        """One fact: what it is, how it is known, its number and its why."""
        theme, (said, sign, tone) = self._theme, _LOOKS[fact.sign]
        words = column(0)
        label = RunLabel(theme, fact.text, "body")
        label.setToolTip(on_screen(fact.law))
        words.addWidget(label)
        if fact.known_as:
            known = "zon_700" if fact.is_to_check else "inkt_600"
            words.addWidget(RunLabel(theme, fact.known_as, "secondary", tone=known))
        if fact.mark:
            words.addWidget(RunLabel(theme, fact.mark, "secondary", tone="zon_700"))
        line = row(8, (5, 1, 5, 1))
        line.addWidget(Sign(theme, sign, theme.scaled(19), tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        buttons = column(2) if theme.tokens.factor >= _LARGE else row(4)
        if fact.why is not None:
            why = WhyButton(theme, fact.text)
            shown = fact.why
            why.clicked.connect(lambda: self._ask_why(shown))
            buttons.addWidget(why, 0, _AT_THE_EDGE)
        if fact.from_question:
            tag = NumberTag(theme, fact.from_number, fact.text)
            tag.clicked.connect(lambda: self._jump(fact.from_question))
            buttons.addWidget(tag, 0, _AT_THE_EDGE)
        if isinstance(buttons, QVBoxLayout):
            buttons.addStretch(1)
        line.addLayout(buttons)
        holder = QWidget()
        holder.setLayout(line)
        told = (nl("{said}: {text}", said=said, text=fact.text), fact.known_as, fact.mark)
        holder.setAccessibleName(on_screen(joined(". ", (part for part in told if part))))
        holder.setAccessibleDescription(on_screen(fact.law))
        return holder

    def _heading(self, words: str) -> RunLabel:
        head = RunLabel(self._theme, words, "secondary", tone="inkt_600")
        head.setContentsMargins(5, 4, 0, 0)
        return head


def note_line(
    theme: Theme,
    note: NoteShown,
    look: tuple[str, str],
    jump: Callable[[str], None],
    ask_why: Callable[[WhyShown], None],
) -> QHBoxLayout:
    """A doubt or a help: `look` is sign and colour."""
    line = row(8, (5, 1, 5, 1))
    sign, tone = look
    middle = Qt.AlignmentFlag.AlignVCenter
    line.addWidget(Sign(theme, sign, theme.px("icon_small"), tone), 0, middle)
    line.addWidget(RunLabel(theme, note.text, "small_body"), 1, middle)
    why = WhyButton(theme, note.text)
    why.clicked.connect(lambda: ask_why(note.why))
    line.addWidget(why, 0, middle)
    if note.question:
        tag = NumberTag(theme, note.number, note.text)
        tag.clicked.connect(lambda: jump(note.question))
        line.addWidget(tag, 0, middle)
    return line
