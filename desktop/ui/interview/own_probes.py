"""The follow-ups of a question as the tolk may read them out, as one run. No Qt."""

from __future__ import annotations

from dataclasses import replace

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import QuestionShown
from desktop.usecases.ports import Language

_BETWEEN = " · "


def own_probes(question: QuestionShown, language: Language) -> RunText:
    """Those that make sense now, in the person's language; with its mark where one is not translated, and
    empty where there are none or the talk is in Dutch."""
    if language.code == "nl" or not question.probes:
        return RunText("")
    runs = [spoken_run(probe.own, language) for probe in question.probes]
    worst = next((run for run in runs if run.mark), runs[0])
    return replace(worst, text=_BETWEEN.join(run.text for run in runs))
