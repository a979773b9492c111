"""The children for whom the plan holds an agreement, and who waits for a place (rules R-VVE-01, R-GRP-05).

Only ages, and where a child lives: no name, no birth date. A child that lives elsewhere needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawOnDay
from desktop.domain.plan_elements import PlanElements
from forms.answer_moves import ROW_MARK

QUESTION_CHILDREN = "G03"
QUESTION_CARE_NOW = "G04"
QUESTION_WHO_MINDS = "G06"
QUESTION_WAITING = "G07"
_ELSEWHERE = frozenset({"ander_land", "nederland"})


class CareBlocker(StrEnum):
    """Why lessons cannot begin: codes that may leave this laptop, no answer is in them."""

    NOBODY_MINDS = "opvang_niemand"
    WAITING_LIST = "opvang_wachtlijst"


@dataclass(frozen=True, slots=True)
class YoungChild:
    """A child below the age of the law value `vve.below_age`, at home. `row` is the id of its row in G03."""

    row: str
    age: int
    kind: str = ""  # 'dochter', 'zoon', '' where it was not said


@dataclass(frozen=True, slots=True)
class Blocked:
    """One thing that keeps the lessons from beginning; `question` or `row` tells where it was said."""

    code: CareBlocker
    question: str = ""
    row: str = ""


def young_children(answers: Answers, law: LawOnDay) -> tuple[YoungChild, ...]:
    """The children who need an agreement, in the order in which their rows were made.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) for a day before the act.
    """
    below = law.value("vve.below_age").number
    found = []
    start = QUESTION_CHILDREN + ROW_MARK
    for key in sorted(key for key in answers.by_key if key.startswith(start)):
        cells = answers.cells(key)
        age, kind = cells.get("leeftijd"), cells.get("kind")
        if isinstance(age, bool) or not isinstance(age, int) or cells.get("woont") in _ELSEWHERE:
            continue
        if age < below:
            found.append(YoungChild(key.removeprefix(start), age, kind if isinstance(kind, str) else ""))
    return tuple(found)


def blocked_by_care(
    answers: Answers, elements: PlanElements, children: Iterable[YoungChild]
) -> tuple[Blocked, ...]:
    """What about the children keeps the lessons from beginning: said in the talk, or in an agreement.

    `answers` are the ones whose question applies: without children at home nothing is found.
    """
    found = []
    if answers.text(QUESTION_WHO_MINDS) == "niemand":
        found.append(Blocked(CareBlocker.NOBODY_MINDS, QUESTION_WHO_MINDS))
    if answers.cells(QUESTION_WAITING).get("wacht") == "ja":
        found.append(Blocked(CareBlocker.WAITING_LIST, QUESTION_WAITING))
    elif answers.text(QUESTION_CARE_NOW) == "wachtlijst":
        found.append(Blocked(CareBlocker.WAITING_LIST, QUESTION_CARE_NOW))
    for child in children:
        agreed = elements.children.get(child.row)
        if agreed is not None and agreed.is_waiting:
            found.append(Blocked(CareBlocker.WAITING_LIST, row=child.row))
    return tuple(found)
