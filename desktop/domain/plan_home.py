"""Block 6 of the plan: what each child who lives with the person needs while there are lessons.

Only ages get in: no names, no birth dates, and nothing of children who live elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawOnDay
from desktop.domain.plan_children import YoungChild, young_children
from desktop.domain.plan_elements import ChildAgreement, ChildPlace, ElementKey, PlanElements
from desktop.domain.plan_facts import is_fit_for_paper
from desktop.domain.plan_lines import Day, Name, Number, Numbers, PlanBlockDraft, PlanLine, block, line

QUESTION = "G03"
_ELSEWHERE = frozenset({"ander_land", "nederland"})
_NO_ELEMENTS = PlanElements()
_MINDS = ("partner", "familie", "school", "opvang")


def home_block(answers: Answers, law: LawOnDay, elements: PlanElements = _NO_ELEMENTS) -> PlanBlockDraft:
    """Below 2 years day care, at 2 and 3 the peuterschool, at 4 school may, from 5 school must.

    A young child with an agreement has that in place of what is possible for its age. The ages are law values
    (vve.from_age, vve.below_age, leerplicht.from_age). Raises Refusal(LAW_BEFORE_FIRST_DATE) when the day is
    before the law.
    """
    if not answers.rows(QUESTION):
        is_none = answers.text(QUESTION) == "geen" or answers.chosen(QUESTION) == ("geen",)
        return block(6, [line("plan.6.nothing", QUESTION)] if is_none else [], is_none)
    toddler = law.value("vve.from_age").number
    four = law.value("vve.below_age").number
    must = law.value("leerplicht.from_age").number
    young = young_children(answers, law)
    agreed = [(child, elements.children[child.row]) for child in young if child.row in elements.children]
    ages = _ages_at_home(answers, law.value("plicht.minimum_age").number)
    for child, _ in agreed:
        ages.remove(child.age)
    small = [age for age in ages if age < toddler]
    needs_care = any(toddler <= age < law.value("opvang.below_age").number for age in ages)
    lines = [part for child, agreement in agreed for part in _agreed(child, agreement)]
    lines += _children("vve", [age for age in ages if toddler <= age < four])
    lines += _children("may_school", [age for age in ages if four <= age < must])
    lines += _children("school", [age for age in ages if age >= must])
    minds = list(_minds(answers))
    if needs_care and not minds:
        lines.append(line("plan.6.care", QUESTION))  # for the small ones too
    elif small:
        lines.insert(0, _small(small))
    lines += [*minds, *_waits(answers)]
    is_done = not lines or (bool(agreed) and len(agreed) == len(young) and not _is_waiting(agreed))
    return block(6, lines or [line("plan.6.nothing", QUESTION)], is_done)


def _agreed(child: YoungChild, agreement: ChildAgreement) -> Iterator[PlanLine]:
    """What was agreed for one child: by age alone, never by name."""
    source = ElementKey.CHILD + child.row
    age = Number(child.age)
    if agreement.is_waiting:
        yield line("plan.6.agreed_waiting", QUESTION, decision=source, jaren=age)
        return
    yield line(f"plan.6.agreed_{agreement.what.value}", QUESTION, decision=source, jaren=age)
    if agreement.what is ChildPlace.NOT_NEEDED:
        return
    if agreement.where and is_fit_for_paper(agreement.where):
        yield line("plan.6.where", decision=source, plek=Name(agreement.where))
    if agreement.start is not None:
        yield line("plan.6.from", decision=source, datum=Day(agreement.start, has_weekday=True))


def _is_waiting(agreed: list[tuple[YoungChild, ChildAgreement]]) -> bool:
    return any(agreement.is_waiting for _, agreement in agreed)


def _minds(answers: Answers) -> Iterator[PlanLine]:
    """Who minds the children during lessons (G06); nothing where nobody does: a place is looked for then."""
    said = answers.text("G06")
    if said in _MINDS:
        yield line(f"plan.6.minds_{said}", "G06")


def _waits(answers: Answers) -> Iterator[PlanLine]:
    if answers.cells("G07").get("wacht") == "ja" or answers.text("G04") == "wachtlijst":
        yield line("plan.6.waiting", ("G07", "G04"))
    if answers.text("G05") in ("nee", "niet_alle"):
        yield line("plan.6.enrol", "G05")


def _ages_at_home(answers: Answers, grown: int) -> list[int]:
    cells = ((row.get("leeftijd"), row.get("woont")) for row in answers.rows(QUESTION))
    return sorted(
        age for age, lives in cells if isinstance(age, int) and lives not in _ELSEWHERE and age < grown
    )


def _small(ages: list[int]) -> PlanLine:
    if len(ages) > 1:
        return line("plan.6.children_small", QUESTION)
    return line("plan.6.baby", QUESTION) if ages[0] == 0 else _child("small", ages[0])


def _children(key: str, ages: list[int]) -> list[PlanLine]:
    """One line, however many children there are: one page is one page."""
    if len(ages) > 1:
        return [line(f"plan.6.children_{key}", QUESTION, jaren=Numbers(tuple(ages)))]
    return [_child(key, age) for age in ages]


def _child(key: str, age: int) -> PlanLine:
    return line(f"plan.6.child_{key}", QUESTION, jaren=Number(age))
