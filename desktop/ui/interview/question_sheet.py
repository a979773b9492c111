"""F2 beside the tip: all about one question; why it is asked, on what ground, what is not written down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.interview.sheet import Sheet
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import translation_mark
from desktop.usecases.interview import Interview
from desktop.usecases.ports import TextStatus

#: the place among the rest of the follow-ups in the person's language
_OWN_PROBE = "own"


class QuestionSheet(Sheet):
    """Read only. The privacy officer and the person beside the klantmanager may look along."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, nl("Over deze vraag"), parent)

    def show_question(self, shown: Interview) -> None:
        """Draw it for the present question."""
        question = shown.question
        self.clear()
        self._title.say(nl("Over vraag {number}", number=question.number))
        for title, words in (
            (nl("Officiële vraag"), question.official),
            (nl("Let op"), question.tip),
            (nl("Vraag door"), question.probe),
            (_OWN_PROBE, question.probe),
            (nl("Waarom we dit vragen"), question.purpose),
            (nl("Grondslag"), question.legal_basis),
            (nl("Hoe gevoelig"), question.sensitivity),
            (nl("Wat het oplevert"), question.leads_to),
            (nl("Als iemand iets vertelt dat u niet vraagt"), shown.when_told),
        ):
            if title == _OWN_PROBE:
                self._say_probes(shown)
            elif words:
                self.say_group(title)
                self.say(words)
        self._body.addStretch(1)

    def _say_probes(self, shown: Interview) -> None:
        """The follow-ups for the tolk to read out, each with what is wrong with its translation."""
        language = shown.language
        for probe in shown.question.probes if language.code != "nl" else ():
            run = spoken_run(probe.own, language)
            said = RunLabel(self._theme, run.text, "body", script=run.script, rtl=run.rtl)
            self._body.addWidget(said)
            if run.mark:
                self._body.addWidget(translation_mark(self._theme, run.mark))
            elif probe.own.status is TextStatus.UNREVIEWED:
                self.say(nl("niet nagekeken door een tolk"), "inkt_600")
