"""The leerbaarheidstoets: points, date and outcome, and whether they agree with the limit of that date.

The test is advice (WI 14; the college may deviate with reasons, Awb 3:46). A stored outcome is never
changed here: where it does not fit, a person is asked to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawBook, LawValue

QUESTION_DONE = "L01"
QUESTION_DATE = "L02"
QUESTION_POINTS = "L03"
QUESTION_OUTCOME = "L04"
QUESTION_NOT_POSSIBLE = "L08"


class ToetsState(StrEnum):
    NOT_ASKED = "niet_gevraagd"
    NOT_YET = "nog_niet"
    PLANNED = "gepland"
    DONE = "gedaan"
    NOT_POSSIBLE = "geen_toets"  # sight or hearing: no test, other observations (R-LBT-07)


class Outcome(StrEnum):
    HAALBAAR = "haalbaar"
    NIET_HAALBAAR = "niet_haalbaar"
    GEEN_UITSLAG = "geen_uitslag"


class Mismatch(StrEnum):
    """How what DUO said and what the points say disagree."""

    #: 28 to 30 points before 12-4-2023 with 'niet haalbaar' (rule R-LBT-03)
    MAYBE_WRONGLY_NOT_FEASIBLE = "mogelijk_ten_onrechte_niet_haalbaar"
    #: outcome and points do not agree under the limit of the test date
    OUTCOME_DIFFERS = "uitslag_past_niet_bij_punten"


@dataclass(frozen=True, slots=True)
class LeerbaarheidstoetsResult:
    """What is known of the test. `indication` is computed from points and date; `outcome` is DUO's word."""

    state: ToetsState
    taken_on: date | None = None
    points: int | None = None
    outcome: Outcome | None = None
    indication: Outcome | None = None
    cutoff: LawValue | None = None  # the value that held on the test date
    mismatch: Mismatch | None = None
    missing: tuple[str, ...] = ()  # question ids that would complete it

    @property
    def weighs_as(self) -> Outcome | None:
        """What can be weighed: DUO's outcome, or the computed indication where DUO gave none."""
        if self.outcome in (Outcome.HAALBAAR, Outcome.NIET_HAALBAAR):
            return self.outcome
        return self.indication


_STATES = {"gedaan": ToetsState.DONE, "gepland": ToetsState.PLANNED, "nog_niet": ToetsState.NOT_YET}


def toets_result(answers: Answers, book: LawBook) -> LeerbaarheidstoetsResult:
    """The test as the answers L01 to L04 and L08 give it; answers parked under another L01 do not count.

    Where no test is possible (L01 not yet, L08 yes) that takes the place of an outcome; nothing is weighed.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) for a test date before the first limit.
    """
    state = _STATES.get(answers.text(QUESTION_DONE) or "", ToetsState.NOT_ASKED)
    if state is ToetsState.NOT_YET and answers.text(QUESTION_NOT_POSSIBLE) == "ja":
        return LeerbaarheidstoetsResult(ToetsState.NOT_POSSIBLE)
    if state is not ToetsState.DONE:
        return LeerbaarheidstoetsResult(
            state, missing=(QUESTION_DONE,) if state is ToetsState.NOT_ASKED else ()
        )
    taken_on, points = answers.day(QUESTION_DATE), answers.number(QUESTION_POINTS)
    said = answers.text(QUESTION_OUTCOME)
    outcome = Outcome(said) if said in set(Outcome) else None
    missing = tuple(
        question
        for question, found in (
            (QUESTION_DATE, taken_on),
            (QUESTION_POINTS, points),
            (QUESTION_OUTCOME, outcome),
        )
        if found is None
    )
    cutoff = None if taken_on is None else book.on(taken_on).value("lbt.cutoff_points")
    indication = None
    if cutoff is not None and points is not None:
        indication = Outcome.HAALBAAR if points >= cutoff.number else Outcome.NIET_HAALBAAR
    return LeerbaarheidstoetsResult(
        state,
        taken_on,
        points,
        outcome,
        indication,
        cutoff,
        _mismatch(points, outcome, indication, cutoff, book),
        missing,
    )


def _mismatch(
    points: int | None,
    outcome: Outcome | None,
    indication: Outcome | None,
    cutoff: LawValue | None,
    book: LawBook,
) -> Mismatch | None:
    if points is None or cutoff is None or outcome in (None, Outcome.GEEN_UITSLAG):
        return None
    if outcome is Outcome.NIET_HAALBAAR:
        lowest = min(value.number for value in book.values if value.key == "lbt.cutoff_points")
        if indication is Outcome.NIET_HAALBAAR and lowest <= points:
            return Mismatch.MAYBE_WRONGLY_NOT_FEASIBLE
    return Mismatch.OUTCOME_DIFFERS if outcome is not indication else None
