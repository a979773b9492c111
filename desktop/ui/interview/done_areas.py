"""Answers that are done or computed rather than said: a signature, a paper, a check, a week."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.answer_areas import AnswerArea, ChoiceArea, choice_rows, mark_pointed
from desktop.ui.interview.answer_paper import SpinePaper
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import latin
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.ink_pad import InkPad
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import TwinGrid
from desktop.ui.widgets.week_grid import WeekGrid, WeekHead
from desktop.usecases.interview import GridHead, GridShown, Interview
from desktop.usecases.ports import Language

_INK_LEAST = 130
_PHOTO_LATER = nl("Een foto of scan van het papier toevoegen kan nog niet. Schrijf op wat u heeft gezien.")


def twin_heads(heads: tuple[GridHead, ...], language: Language) -> tuple[WeekHead, ...]:
    """Heads in Dutch with the own language under or beside it; Dutch alone where that is all there is."""
    found = []
    for head in heads:
        own = spoken_run(head.own, language)
        lines = (latin(head.dutch),) if own.mark or own.text == head.dutch else (latin(head.dutch), own)
        found.append(WeekHead(head.key, lines, head.dutch))
    return tuple(found)


def twin_week(theme: Theme, grid: GridShown, language: Language) -> WeekGrid:
    """The week in the klantmanager's window: Dutch at the left and above, the own language beside it."""
    least = QSize(theme.scaled(44), theme.scaled(44))
    days, parts = twin_heads(grid.days, language), twin_heads(grid.parts, language)
    return WeekGrid(theme, days, parts, role="secondary", least=least, twin=True)


class WeekArea(AnswerArea):
    """Days across, parts of the day down, and the answer that stands alone ('geen') under it."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        week = question.grid
        if week is None:
            raise ValueError(f"{question.id} has no week")
        self._grid = twin_week(theme, week, shown.language)
        self._grid.pointed.connect(self.chosen)
        self._rows = choice_rows(
            theme, question.choices, shown.language, True, self.chosen.emit,
            lambda _row, by: self._grid.take_focus() if by < 0 else None,
        )  # fmt: skip
        holder = QWidget()
        around = column(0, (16, 12, 16, 12))
        around.addWidget(self._grid)
        holder.setLayout(around)
        inside = column(0)
        inside.addWidget(holder)
        for answer in self._rows:
            inside.addWidget(answer)
        self.setLayout(inside)
        self.show_answer(shown)

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        self._chosen = question.grid.chosen if question.grid is not None else ()
        self._grid.show_chosen(self._chosen)
        for answer, choice in zip(self._rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)

    def show_pointed(self, pointed: Interview | None) -> None:
        week = pointed.question.grid if pointed is not None else None
        waits = [key for key in week.chosen if key not in self._chosen] if week is not None else []
        self._grid.show_chosen(self._chosen, waits)
        mark_pointed(self._rows, pointed.question.choices if pointed is not None else None)

    def take_focus(self) -> None:
        self._grid.take_focus()


class SignArea(AnswerArea):
    """The surface, 'Wissen' and 'Klaar', and what else can be done ('op papier') for who cannot draw here."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._theme = theme
        self._pad = InkPad(
            theme, nl("Handtekening: tekenen met vinger, pen of muis"), theme.scaled(_INK_LEAST)
        )
        self._pad.drawn.connect(self._show_buttons)
        self._wipe = Button(theme, nl("Wissen"), icon="broom")
        self._done = Button(theme, nl("Klaar"), icon="check", role="primary")
        self._wipe.setProperty("stop", "wipe")
        self._done.setProperty("stop", "done")
        self._wipe.clicked.connect(self._begin_again)
        self._done.clicked.connect(lambda: self.given.emit(self._pad.ink()))
        self._waits = RunLabel(theme, "", "secondary", tone="klei_700")
        buttons = column(8)
        for part in (self._done, self._wipe, self._waits):
            buttons.addWidget(part)
        buttons.addStretch(1)
        across = row(12, (16, 12, 16, 12))
        across.addWidget(self._pad, 1)
        across.addLayout(buttons)
        inside = column(0)
        inside.addLayout(across, 1)
        inside.addWidget(hair_line())
        self._rows = choice_rows(
            theme, question.choices, shown.language, True, self.chosen.emit, lambda _row, _by: None
        )
        for answer in self._rows:
            inside.addWidget(answer)
        self.setLayout(inside)
        self._kept = ""
        self.show_answer(shown)

    def _show_buttons(self) -> None:
        ink = self._pad.ink()
        self._done.setEnabled(bool(ink) and ink != self._kept)
        self._wipe.setEnabled(bool(ink))

    def _begin_again(self) -> None:
        self._pad.wipe()
        if self._kept:
            self.given.emit("")
        self._show_buttons()

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        if question.ink != self._kept or question.ink:
            self._pad.show_ink(question.ink)
        self._kept = question.ink
        self._waits.say("")
        for answer, choice in zip(self._rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)
        self._show_buttons()

    def show_pointed(self, pointed: Interview | None) -> None:
        mark_pointed(self._rows, pointed.question.choices if pointed is not None else None)
        ink = pointed.question.ink if pointed is not None else ""
        if ink and ink != self._kept:
            self._pad.show_ink(ink)
            self._waits.say(nl("Getekend op het andere scherm"))

    def take_focus(self) -> None:
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)


class PaperArea(ChoiceArea):
    """What happened with a paper; that a photo comes later is said to the klantmanager only."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__(theme, shown)
        line = row(8, (16, 10, 16, 10))
        line.addWidget(Sign(theme, "document", theme.px("icon_button"), "inkt_600"))
        line.addWidget(RunLabel(theme, _PHOTO_LATER, "secondary", tone="inkt_600"), 1)
        holder = QWidget()
        holder.setLayout(line)
        inside = self.layout()
        if inside is not None:
            inside.addWidget(holder)


class CheckArea(AnswerArea):
    """What a check comes to, in words with its picture, and the answers it looked at. Nothing to fill in."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(0)
        self.setLayout(self._inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("stop", "check")
        self._said: tuple[object, ...] = ()
        self.show_answer(shown)

    def show_answer(self, shown: Interview) -> None:
        question, theme = shown.question, self._theme
        said = (question.choices, question.facts)
        if said == self._said:
            return
        self._said = said
        empty_out(self._inside)
        outcome = next((one for one in question.choices if one.is_chosen), None)
        dutch = outcome.dutch if outcome is not None else nl("Dit kan nog niet worden bepaald.")
        paper = SpinePaper(theme)
        left, right = _half(RunLabel(theme, dutch, "answer", bold=True)), QWidget()
        if outcome is not None:
            own = spoken_run(outcome.own, shown.language)
            right = _half(RunLabel(theme, own.text, "answer", script=own.script, rtl=own.rtl, bold=True))
        middle = row(0, (0, 10, 0, 10))
        middle.addStretch(1)
        middle.addWidget(Pictogram(theme, outcome.picture if outcome else None, theme.px("picture_row") + 20))
        middle.addStretch(1)
        paper.spine.setLayout(middle)
        paper.setLayout(TwinGrid(theme, left, paper.spine, right))
        self._inside.addWidget(paper)
        self._inside.addWidget(hair_line())
        facts = column(4, (16, 10, 16, 12))
        for fact in question.facts:
            facts.addWidget(
                RunLabel(
                    theme,
                    fact.words,
                    "small_body",
                    lead=nl("{number} {dutch}", number=fact.number, dutch=fact.dutch),
                )
            )
        facts.addWidget(
            RunLabel(
                theme, nl("Berekend uit deze antwoorden. U vult niets in."), "secondary", tone="inkt_600"
            )
        )
        holder = QWidget()
        holder.setLayout(facts)
        self._inside.addWidget(holder)
        self.setAccessibleName(on_screen(dutch))
        self.setAccessibleDescription(
            on_screen(
                joined(
                    "; ",
                    (
                        nl("{number} {dutch} {words}", number=fact.number, dutch=fact.dutch, words=fact.words)
                        for fact in question.facts
                    ),
                )
            )
        )
        self.updateGeometry()

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.TabFocusReason)


def _half(label: RunLabel) -> QWidget:
    half = QWidget()
    inside = column(0, (16, 10, 16, 10))
    inside.addStretch(1)
    inside.addWidget(label)
    inside.addStretch(1)
    half.setLayout(inside)
    return half
