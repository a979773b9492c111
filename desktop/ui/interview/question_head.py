"""The top of the twin card: the question in both languages around its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.attached_button import AttachedButton, marks_of
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip, Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.twin_row import TwinGrid, paint_spine
from desktop.usecases.checked_texts import checked_words, count_checked
from desktop.usecases.interview import Interview, QuestionShown
from desktop.usecases.ports import TextStatus

_STATUS = {
    "missing": (nl("Niet vertaald"), "not_translated", "warn_edge"),
    "outdated_dutch": (nl("Vertaling verouderd"), "outdated", "warn_edge"),
    "outdated": (nl("Verouderd"), "outdated", "plain"),
}


class QuestionHead(QWidget):
    """Dutch left, own language right. `confirmed` = 'Klopt' was pressed for a prefilled value."""

    confirmed = Signal()
    asked_place = Signal(str)  # a screen with more about this question

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        self._theme = theme
        question = shown.question
        self._own = spoken_run(question.own, shown.language)
        self._looked = checked_words(count_checked(question.own_texts))
        self._official = RunLabel(
            theme, nl("Officieel: {official}", official=question.official), "secondary", tone="inkt_600"
        )
        self._has_official = question.official != question.simple
        self._langs: list[QWidget] = []
        self._unseen = Sign(theme, "exclamation", theme.px("icon_chip"), "inkt_600")
        self._unseen.hide()
        self._read_aloud: RunLabel | None = None
        self._provenance = self._provenance_row(question)
        self._is_error = self._is_unseen = False
        self._disc = Disc(theme, question.number, theme.px("disc_question"), "question", "name")
        spine = QWidget()
        middle = row(0, (3, 10, 3, 10))
        middle.addSpacing(theme.px("icon_chip"))
        middle.addStretch(1)
        middle.addWidget(self._disc)
        middle.addStretch(1)
        middle.addWidget(self._with_place(self._unseen), 0, Qt.AlignmentFlag.AlignTop)
        spine.setLayout(middle)
        self._spine = spine
        self._left = self._dutch_half(question)
        self._right = self._own_half(shown)
        grid = TwinGrid(theme, self._left, spine, self._right)
        self.setLayout(grid)
        self.show_official(True)

    def _dutch_half(self, question: QuestionShown) -> QWidget:
        line = row(8)
        line.addWidget(
            RunLabel(self._theme, nl("Nederlands"), "secondary", bold=True, tone="inkt_600", wrap=False)
        )
        self.marks = marks_of(self._theme, question)
        if not self.marks:  # they take its room
            simple = RunLabel(self._theme, nl("eenvoudig"), "secondary", tone="inkt_600", wrap=False)
            line.addWidget(simple)
        line.addStretch(1)
        self.attached = AttachedButton(self._theme, question.attachments)
        self.attached.clicked.connect(self._to_attachments)
        for screen, button in self.marks.items():
            button.clicked.connect(self._to_choices if screen is ScreenName.CHOICES else self._to_remarks)
            line.addWidget(button)
        line.addWidget(self.attached)
        inside = column(4, (16, 10, 16, 12))
        inside.addWidget(self._language_line(line))
        inside.addWidget(RunLabel(self._theme, question.simple, "question"))
        inside.addWidget(self._official)
        if self._provenance is not None:
            inside.addWidget(self._provenance)
        inside.addStretch(1)
        half = QWidget()
        half.setLayout(inside)
        return half

    def _to_attachments(self) -> None:
        self.asked_place.emit(ScreenName.ATTACHMENTS.value)

    def _to_choices(self) -> None:
        self.asked_place.emit(ScreenName.CHOICES.value)

    def _to_remarks(self) -> None:
        self.asked_place.emit(ScreenName.REMARKS.value)

    def _own_half(self, shown: Interview) -> QWidget:
        language = shown.language
        rtl = language.direction == "rtl"
        line = row(8)
        line.addWidget(
            RunLabel(
                self._theme, language.own_name, "small_body", script=script_of(language.script), rtl=rtl,
                bold=True, tone="inkt_600", wrap=False,
            )
        )  # fmt: skip
        line.addStretch(1)
        line.addWidget(self._status_chip(shown.question))
        lines = self._language_line(line)
        lines.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        inside = column(4, (16, 10, 16, 12))
        inside.addWidget(lines)
        own = self._own
        is_dutch = own.mark in ("missing", "outdated_dutch")
        asked = RunLabel(
            self._theme, own.text, "question", script=own.script, rtl=own.rtl,
            bold=False if is_dutch else None,
        )  # fmt: skip
        inside.addWidget(asked)
        if is_dutch:
            words = nl("Dit is Nederlands. De tolk leest het voor.")
            self._read_aloud = RunLabel(self._theme, words, "secondary", tone="zon_700")
            inside.addWidget(self._read_aloud)
        inside.addStretch(1)
        half = QWidget()
        half.setLayout(inside)
        return half

    def _with_place(self, sign: Sign) -> Sign:
        """The sign that stays at the own half when the chip 'niet nagekeken' gives way; its place too."""
        sign.setToolTip(on_screen(self._looked))
        sign.setAccessibleName(on_screen(nl("niet nagekeken")))
        policy = sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        sign.setSizePolicy(policy)
        return sign

    def _status_chip(self, question: QuestionShown) -> Chip:
        words, icon, tone = _STATUS.get(self._own.mark, ("", "", "plain"))
        if not words and question.own.status is TextStatus.UNREVIEWED:
            words, icon = nl("niet nagekeken"), "exclamation"
            self._is_unseen = True
        chip = Chip(self._theme, words, tone, icon)
        if not words:
            chip.hide()  # never shown here: a widget without a parent would open as a window
        if question.own.status is TextStatus.UNREVIEWED:
            chip.setToolTip(on_screen(self._looked))
        return chip

    def _language_line(self, layout: QHBoxLayout) -> QWidget:
        holder = QWidget()
        holder.setLayout(layout)
        holder.setMinimumHeight(self._theme.px("chip"))
        self._langs.append(holder)
        return holder

    def _provenance_row(self, question: QuestionShown) -> QWidget | None:
        if not question.is_prefilled or not question.provenance:
            return None
        words = RunLabel(self._theme, question.provenance, "secondary", tone="zon_700")
        button = Button(self._theme, nl("Klopt"), icon="check", key="Alt K", size="small")
        button.setToolTip(on_screen(nl("De persoon zegt dat dit klopt")))
        button.clicked.connect(self.confirmed)
        line = row(8, (0, 4, 0, 0))
        line.addWidget(words, 1)
        line.addWidget(button)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def show_official(self, shown: bool) -> None:
        """Give way: the official Dutch stays one key away (F2)."""
        self._official.setVisible(shown and self._has_official)
        self._measure_again()

    def show_languages(self, shown: bool) -> None:
        """Give way: the names of the languages; a translation that is missing keeps its line."""
        self._langs[0].setVisible(shown)
        self._langs[1].setVisible(shown or self._own.mark != "")
        self._unseen.setVisible(self._is_unseen and not shown)
        if self._read_aloud is not None:
            self._read_aloud.setVisible(shown)
        self._measure_again()

    def _measure_again(self) -> None:
        """Heights are asked for before the event loop turns; forget what the halves said before."""
        for half in (self._left, self._right):
            half.updateGeometry()
        self.updateGeometry()

    def show_error(self, wrong: bool) -> None:
        """The number turns red; nothing moves."""
        self._disc.change(self._disc.words, "error" if wrong else "question")

    @property
    def own(self) -> RunText:
        return self._own

    def paintEvent(self, event: object) -> None:
        painter, theme = QPainter(self), self._theme
        if self._own.mark in ("missing", "outdated_dutch"):
            painter.fillRect(self._right.geometry(), theme.colour("zon_100"))
        paint_spine(painter, theme, self._spine.geometry(), False)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("lijn"))
