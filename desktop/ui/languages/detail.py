"""Beside the table: one language, why its verdict, and the first point of each kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.languages.board_words import (
    KIND_LOOKS,
    VERDICT_LOOKS,
    VERDICT_WORDS,
    paper_words,
    plain_number,
    verdict_reason,
)
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.language_points import LanguagePoints, Point, PointKind
from desktop.usecases.languages import LanguageRow
from desktop.usecases.ports import Language


class DetailPanel(Panel):
    """Scrolls where it is long; the button to all points stays in sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._body: QVBoxLayout = column(10, (18, 16, 10, 10))
        self.area = scroller(ScrollBody(self._body))
        self.all_button = Button(theme, "", icon="checklist", key="Enter", role="primary", size="main")
        foot = column(0, (16, 4, 16, 14))
        foot.addWidget(self.all_button)
        inside = column(0)
        inside.addWidget(self.area, 1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def _fit(self) -> None:
        """The key gives way to the words of the button."""
        button, room = self.all_button, self.width() - 34
        button.show_words(True)
        if room > 0 and button.sizeHint().width() > room:
            button.show_words(True, with_key=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_language(self, shown: LanguageRow, found: LanguagePoints) -> None:
        """Verdict, figures, and one point of each kind."""
        empty_out(self._body)
        self._head(shown)
        for kind in PointKind:
            points = found.of(kind)
            if points:
                self._group(kind, points, shown)
        self._rest(shown)
        self._body.addStretch(1)
        count = len(found.points)
        words = nl("Alle {n} punten", n=plain_number(count))
        self.all_button.rename(nl("Het ene punt") if count == 1 else words)
        self.all_button.setVisible(count > 0)
        self._fit()
        self.area.verticalScrollBar().setValue(0)

    def _head(self, shown: LanguageRow) -> None:
        theme, language = self._theme, shown.language
        names = row(8)
        names.addWidget(RunLabel(theme, language.dutch_name, "panel"), 1)
        names.addWidget(own_label(theme, language.own_name, language, "panel"))
        tone, icon = VERDICT_LOOKS[shown.verdict]
        self._body.addLayout(names)
        chip = Chip(theme, VERDICT_WORDS[shown.verdict], tone, icon).let_wrap()
        self._body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._say(verdict_reason(shown))
        self._say(paper_words(shown))
        for problem in shown.problems:
            self._say(nl("Niet gebruikt: {what}.", what=problem), "steen_700")

    def _group(self, kind: PointKind, points: tuple[Point, ...], shown: LanguageRow) -> None:
        theme, first = self._theme, points[0]
        words, tone, icon = KIND_LOOKS[kind]
        self._body.addWidget(hair_line())
        head = row(8)
        if kind is PointKind.NOT_UNDERSTOOD:
            words = nl("{n} keer niet begrepen", n=shown.not_understood)
        elif kind is PointKind.DOUBT and len(points) > 1:
            words = nl("{n} twijfels van de vertaler", n=plain_number(len(points)))
        else:
            words = nl("{n} {words}", n=plain_number(len(points)), words=words)
        head.addWidget(Chip(theme, words, tone, icon).let_wrap())
        head.addStretch(1)
        self._body.addLayout(head)
        if kind is PointKind.UNCHECKED:
            self._say(
                nl("Concept {c}, teruggelezen {r}, nagekeken {k}.", c=plain_number(shown.concept),
                   r=plain_number(shown.read_back), k=plain_number(shown.checked))
            )  # fmt: skip
            return
        put_point(theme, self._body, first, shown.language)

    def _rest(self, shown: LanguageRow) -> None:
        theme = self._theme
        self._body.addWidget(hair_line())
        line = row(8)
        line.addWidget(Chip(theme, nl("nog geen geluid"), "plain", "sound_off"))
        line.addStretch(1)
        self._body.addLayout(line)
        self._say(nl("Deze versie leest niets voor. De tolk leest het voor."))
        if shown.without_picture:
            self._say(nl("{n} vragen en antwoorden zonder plaatje.", n=plain_number(shown.without_picture)))
        if shown.own:
            self._say(nl("{n} teksten zijn van deze gemeente.", n=plain_number(shown.own)))

    def _say(self, words: str, tone: str = "inkt_900") -> None:
        self._body.addWidget(RunLabel(self._theme, words, "small_body", tone=tone))


def put_point(theme: Theme, into: QVBoxLayout, point: Point, language: Language) -> None:
    """Where it stands, the Dutch, and what stands there in the language."""
    told = [
        point.where,
        nl("van deze gemeente") if point.is_own else "",
        nl("teruggelezen") if point.is_read_back else "",
        "" if point.is_current else nl("intussen anders vertaald"),
    ]
    into.addWidget(RunLabel(theme, joined(" · ", (one for one in told if one)), "secondary", tone="inkt_600"))
    into.addWidget(RunLabel(theme, point.dutch, "body"))
    if point.text:
        into.addWidget(own_label(theme, point.text, language, "body"))
    if point.doubt:
        words = nl("Twijfel: {doubt}", doubt=point.doubt)
        into.addWidget(RunLabel(theme, words, "small_body", tone="lucht_700"))


def own_label(theme: Theme, text: str, language: Language, role: str) -> QWidget:
    """A text of the language, in its own script and direction."""
    return RunLabel(theme, text, role, script=script_of(language.script), rtl=language.direction == "rtl")
