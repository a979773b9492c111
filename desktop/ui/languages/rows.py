"""The table of languages: a row each, columns where they fit, a line of words where they do not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.domain.wording import capital, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.languages.board_words import (
    VERDICT_LOOKS,
    VERDICT_WORDS,
    direction_words,
    number_words,
    row_words,
)
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.languages import LanguageRow, Share

#: from this text size on a row is a line of words
WORDS_FROM = 1.2
_RIGHT = Qt.AlignmentFlag.AlignRight
_HEADS = (
    nl("Ontbreekt"),
    nl("Verouderd"),
    nl("Niet nagekeken"),
    nl("Niet begrepen"),
)


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide each column is, in px."""

    own: int
    direction: int
    share: int
    number: int
    verdict: int

    @classmethod
    def of(cls, theme: Theme) -> Widths:
        """All of them at this size of text."""
        return cls(*(theme.scaled(px) for px in (126, 24, 98, 70, 140)))


class ShareBar(QWidget):
    """A thin bar: decoration, the figure beside it counts."""

    def __init__(self, theme: Theme, part: float) -> None:
        super().__init__()
        self._theme, self._part = theme, part
        self.setFixedSize(theme.scaled(52), theme.px("progress"))

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        painter.setPen(QPen(theme.colour("lijn_sterk"), 1))
        painter.setBrush(theme.colour("wit"))
        painter.drawRoundedRect(box, radius, radius)
        if self._part > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("petrol_600"))
            width = max(box.height(), box.width() * self._part)
            painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)


class BoardHead(QWidget):
    """What the columns are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        widths = Widths.of(theme)
        line = row(8, (19, 4, 22, 4))
        line.addWidget(_head(theme, nl("Taal")), 1, Qt.AlignmentFlag.AlignBottom)
        line.addSpacing(widths.own + widths.direction + 8)
        for words in (nl("Vragen"), nl("Plan, papier")):
            line.addWidget(_fixed(_head(theme, words), widths.share), 0, Qt.AlignmentFlag.AlignBottom)
        for words in _HEADS:
            label = _fixed(_head(theme, words, _RIGHT), widths.number)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        label = _fixed(_head(theme, nl("Oordeel")), widths.verdict)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(line)


class LanguageLine(PickRow):
    """One language. Its name for who listens holds every figure."""

    def __init__(self, theme: Theme, shown: LanguageRow, is_present: bool) -> None:
        language = shown.language
        told = nl(
            "{name}: {verdict}, {rest}",
            name=language.dutch_name,
            verdict=VERDICT_WORDS[shown.verdict],
            rest=row_words(shown),
        )
        super().__init__(theme, language.dutch_name, told, is_present)
        self.code = language.code
        self.put(self._words(shown) if theme.tokens.factor >= WORDS_FROM else self._columns(shown))

    def _columns(self, shown: LanguageRow) -> QBoxLayout:
        theme, widths = self._theme, Widths.of(self._theme)
        line = row(8, (14, 7, 14, 7))
        line.addWidget(RunLabel(theme, shown.language.dutch_name, "body", bold=True), 1)
        line.addWidget(_fixed(self._own(shown), widths.own))
        sign = Sign(theme, _sign(shown), theme.px("icon_button"), "inkt_600")
        sign.setToolTip(on_screen(direction_words(shown.language.direction)))
        line.addWidget(_fixed(sign, widths.direction))
        for share in (shown.questions, shown.plan):
            line.addLayout(self._share(share, widths.share))
        for count in (shown.missing, shown.outdated, shown.unreviewed, shown.not_understood):
            label = RunLabel(theme, number_words(count), "body", wrap=False, align=_RIGHT)
            line.addWidget(_fixed(label, widths.number))
        line.addWidget(_fixed(self._verdict(shown), widths.verdict))
        return line

    def _words(self, shown: LanguageRow) -> QBoxLayout:
        theme = self._theme
        head = row(10)
        head.addWidget(RunLabel(theme, shown.language.dutch_name, "body", bold=True), 1)
        head.addWidget(self._own(shown))
        head.addWidget(Sign(theme, _sign(shown), theme.px("icon_button"), "inkt_600"))
        inside = column(4, (14, 8, 14, 8))
        inside.addLayout(head)
        inside.addWidget(self._verdict(shown))
        inside.addWidget(RunLabel(theme, capital(row_words(shown)), "secondary", tone="inkt_600"))
        return inside

    def _own(self, shown: LanguageRow) -> RunLabel:
        language = shown.language
        return RunLabel(
            self._theme, language.own_name, "body", script=script_of(language.script),
            rtl=language.direction == "rtl", align=Qt.AlignmentFlag.AlignLeft,
        )  # fmt: skip

    def _share(self, share: Share, width: int) -> QHBoxLayout:
        line = row(6)
        line.addWidget(ShareBar(self._theme, share.part))
        room = width - self._theme.scaled(52) - 6
        label = RunLabel(self._theme, f"{share.percent}%", "body", wrap=False)
        line.addWidget(_fixed(label, room))
        return line

    def _verdict(self, shown: LanguageRow) -> QWidget:
        """In words, last in the row; and that there is no paper in it."""
        tone, icon = VERDICT_LOOKS[shown.verdict]
        inside = column(1)
        inside.addWidget(Chip(self._theme, VERDICT_WORDS[shown.verdict], tone, icon))
        if shown.no_paper:
            inside.addWidget(RunLabel(self._theme, nl("niet op papier"), "secondary", tone="steen_700"))
        holder = QWidget()
        holder.setLayout(inside)
        return holder


def _sign(shown: LanguageRow) -> str:
    return "text_rtl" if shown.language.direction == "rtl" else "text_ltr"


def _head(theme: Theme, words: str, align: Qt.AlignmentFlag | None = None) -> RunLabel:
    return RunLabel(theme, words, "secondary", tone="inkt_600", align=align)


def _fixed(widget: QWidget, width: int) -> QWidget:
    widget.setFixedWidth(width)
    return widget
