"""Hypothesis strategies for the talk: what a klantmanager can do in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer, record_row, record_state, remove_row
from desktop.usecases.interview.moving import go_to
from desktop.usecases.interview.shown import RawAnswer
from desktop.usecases.ports import Desk
from forms.model import AnswerState

#: questions that hide and show others, of several types, and what can be typed there (also nonsense)
RAW: dict[str, tuple[RawAnswer, ...]] = {
    "P07": ("asiel_bepaalde_tijd", "gezin", "eu_burger", "ridder", ""),
    "P08": ("11-6-2026", "2026", "31-2-2026", ""),
    "P09": ("wi2021", "wi2013", ""),
    "L01": ("gedaan", "nog_niet", ""),
    "L03": ("26", "41", "veel", ""),
    "O01": ("6", "0", ""),
    "T02": (("ar", "en"), ("geen",), ("en", "ar"), ()),
    "T05": ({"praten": "2"}, {"praten": "9"}, {}),
    "K01": ("Kok worden", "  Kok worden ", "Bakker", ""),
    "G03": ("geen", ""),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done in a talk; `name` says what, for a failing example that can be read."""

    name: str
    do: Callable[[Desk, DossierId], object]


def _answer(question: str, raw: RawAnswer) -> Act:
    return Act(f"answer {question}={raw!r}", lambda desk, d: record_answer(desk, d, question, raw))


def _state(question: str, state: AnswerState) -> Act:
    return Act(f"state {question}={state}", lambda desk, d: record_state(desk, d, question, state))


def _row(cells: dict[str, str]) -> Act:
    return Act(f"row G03 {cells}", lambda desk, d: record_row(desk, d, "G03", None, cells))


def _remove_first(desk: Desk, dossier: DossierId) -> object:
    rows = go_to(desk, dossier, "G03").question.rows
    return remove_row(desk, dossier, "G03", rows[0].id) if rows else None


def _visit(question: str) -> Act:
    return Act(f"go to {question}", lambda desk, d: go_to(desk, d, question))


def acts() -> st.SearchStrategy[Act]:
    """Anything that can be done to the answers of one dossier; many of them are refused."""
    cells = ({"kind": "zoon", "leeftijd": "5", "woont": "bij_mij"}, {"leeftijd": "oud"}, {"kind": "dochter"})
    return st.one_of(
        st.sampled_from([_answer(q, raw) for q, raws in RAW.items() for raw in raws]),
        st.builds(_state, st.sampled_from(sorted(RAW)), st.sampled_from(AnswerState)),
        st.sampled_from([_row(dict(cell)) for cell in cells]),
        st.just(Act("remove the first row", _remove_first)),
        st.builds(_visit, st.sampled_from(sorted(RAW))),
    )


def try_to(act: Act, desk: Desk, dossier: DossierId) -> bool:
    """Do it; False when it was refused."""
    try:
        act.do(desk, dossier)
    except Refusal:
        return False
    return True
