"""Who does not belong here: said calmly, with where to go. The answers are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.interview import Stop
from desktop.usecases.ports import Language


class StopCard(Panel):
    """`back` = look at the question again; `away` = to the dossiers; `why_asked` = the reasons."""

    back = Signal()
    away = Signal()
    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(10, (28, 24, 28, 12))
        whole = column(0)
        whole.addWidget(scroller(ScrollBody(self._inside)), 1)
        whole.addLayout(self._ways_out())
        self.setLayout(whole)

    def _ways_out(self) -> QHBoxLayout:
        """Always in sight, however long the explanation is."""
        buttons = row(12, (28, 8, 28, 20))
        back = Button(self._theme, nl("Terug naar de vraag"), icon="chevron_left")
        back.clicked.connect(self.back)
        away = Button(self._theme, nl("Naar de dossiers"), icon="folder", role="primary")
        away.clicked.connect(self.away)
        buttons.addWidget(back)
        buttons.addWidget(away)
        buttons.addStretch(1)
        return buttons

    def _source(self, stop: Stop) -> QHBoxLayout:
        line = row(10)
        if stop.article:
            words = RunLabel(
                self._theme, nl("Bron: {article}", article=stop.article), "secondary", tone="inkt_600"
            )
            line.addWidget(words, 1)
        if stop.reason is not None:
            why = WhyButton(self._theme, stop.title)
            why.clicked.connect(lambda: self.why_asked.emit(stop.reason))
            line.addWidget(why, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def show_stop(self, stop: Stop, language: Language) -> None:
        """Title, explanation, the same for the person in their language, where to go, the article."""
        theme = self._theme
        empty_out(self._inside)
        head = row(14)
        head.addWidget(
            Sign(theme, "place", theme.px("icon_message"), "petrol_800"), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addWidget(RunLabel(theme, stop.title, "title"), 1)
        self._inside.addLayout(head)
        for sentence in stop.explanation:
            self._inside.addWidget(RunLabel(theme, sentence, "answer"))
        if stop.own:
            self._inside.addWidget(hair_line())
        for spoken in stop.own:
            run = spoken_run(spoken, language)
            self._inside.addWidget(RunLabel(theme, run.text, "answer", script=run.script, rtl=run.rtl))
        if stop.points_on:
            self._inside.addWidget(hair_line())
            self._inside.addWidget(RunLabel(theme, nl("Waar kan deze persoon heen?"), "panel"))
        for point in stop.points_on:
            line = row(8)
            line.addWidget(
                Sign(theme, "chevron_right", theme.px("icon_button"), "petrol_800"),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(RunLabel(theme, point, "body"), 1)
            self._inside.addLayout(line)
        self._inside.addLayout(self._source(stop))
        self._inside.addWidget(
            RunLabel(theme, nl("Alles wat gezegd is, is bewaard."), "secondary", bold=True, tone="blad_700")
        )
        self._inside.addStretch(1)
        self.setAccessibleName(on_screen(joined(" ", [stop.title, *stop.explanation])))
