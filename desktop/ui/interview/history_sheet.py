"""Every change of one answer on a sheet: who, when, which act, and the proof of the exact wording."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.interview.sheet import Sheet
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import HistoryLine, HistoryShown
from desktop.usecases.ports import Language


class HistorySheet(Sheet):
    """Read only: nothing that was written is ever altered."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, nl("Geschiedenis"), parent)

    def show_history(self, shown: HistoryShown, language: Language) -> None:
        """Draw it, newest first."""
        self.clear()
        self._title.say(nl("Geschiedenis van vraag {number}", number=shown.number))
        self.say(shown.simple)
        for line in shown.lines:
            self._body.addWidget(self._entry(line, language))
        self._body.addStretch(1)

    def _entry(self, line: HistoryLine, language: Language) -> QWidget:
        theme = self._theme
        inside = column(2, (12, 8, 12, 8))
        inside.addWidget(
            RunLabel(theme, nl("{what}: {words}", what=line.what, words=line.words), "body", bold=True)
        )
        known = joined(", ", (part for part in (line.author, line.when, line.source) if part))
        inside.addWidget(RunLabel(theme, known, "small_body"))
        if line.asked:
            inside.addWidget(RunLabel(theme, line.asked, "small_body", tone="inkt_600"))
        tone, lead = ("blad_700", nl("Tekst bewezen:")) if line.is_proven else ("zon_700", nl("Tekst:"))
        inside.addWidget(RunLabel(theme, line.wording, "small_body", tone=tone, lead=lead))
        if line.own is not None:
            run = spoken_run(line.own, language)
            inside.addWidget(
                RunLabel(theme, run.text, "small_body", script=run.script, rtl=run.rtl, tone=tone)
            )
        if line.proof:
            inside.addWidget(
                RunLabel(theme, nl("bewijs {proof}", proof=line.proof), "caps", tone="inkt_600", wrap=False)
            )
        return Panel("sheet", inside)
