"""Which elements this person's plan holds, by doelgroep and route (WI 15), and which are still open.

Defaults of the law and answers of the talk are proposals: a person confirms them, nothing fills itself in.
What was agreed and does not belong to the route any more is named, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.answer import Answers, whole_day
from desktop.domain.changes import JsonValue
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import Belongs, Doelgroep
from desktop.domain.law.book import LawBook, LawOnDay, LawValue
from desktop.domain.leerroute import Leerroute
from desktop.domain.ontzorgen import FULL, is_reason_missing
from desktop.domain.pip import Missing, MissingCode
from desktop.domain.plan_children import QUESTION_CARE_NOW, YoungChild, young_children
from desktop.domain.plan_elements import Counter, ElementKey, Part, PlanElements
from desktop.domain.progress_talks import talk_days, talk_norm
from desktop.domain.wording import nl

#: the name of the screen on which agreements are made
AGREEMENTS = "agreements"
#: what maatschappelijke begeleiding can be about; the form is free (rule R-MB-01)
GUIDANCE_SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "wonen": nl("huis en inrichting"),
        "bank": nl("bankrekening"),
        "digid": nl("DigiD"),
        "zorg": nl("zorgverzekering en huisarts"),
        "toeslagen": nl("toeslagen"),
        "school": nl("school en opvang van de kinderen"),
        "post": nl("brieven en formulieren"),
        "weg": nl("de weg vinden in de gemeente"),
        "mensen": nl("mensen leren kennen"),
    }
)


class Weight(StrEnum):
    """How an element stands in the plan of this person."""

    NEEDED = "nodig"  # not 'gereed' without it
    FITS = "past"  # belongs in the plan and stops nothing
    ADVICE = "advies"  # gezin and overig arrange it themselves, the municipality advises (R-AAN-01)
    POLICY = "beleid"  # the municipality chooses, per person
    ROUTE_FIRST = "na_de_route"  # depends on the route, which is not chosen
    NOT_HERE = "hoort_niet"  # agreed once, and no part of this plan (now)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the needs follow from. `term` only for an established PIP."""

    group: Belongs
    route: Leerroute | None
    answers: Answers
    elements: PlanElements
    book: LawBook
    today: date
    term: Deadline | None = None
    law: LawOnDay = field(init=False, compare=False)  # the book on `today`, looked up once

    def __post_init__(self) -> None:
        object.__setattr__(self, "law", self.book.on(self.today))

    @property
    def is_asiel(self) -> bool:
        return self.group.doelgroep is Doelgroep.ASIELSTATUSHOUDER


@dataclass(frozen=True, slots=True)
class Need:
    """One element. `proposal` is a change value that a person can confirm; `law` the values behind it."""

    key: str
    block: int
    weight: Weight
    is_open: bool = True
    proposal: JsonValue = None
    law: tuple[LawValue, ...] = ()
    rules: tuple[str, ...] = ()
    lack: MissingCode | None = None  # what is told while it is open and needed


@dataclass(frozen=True, slots=True)
class HourCount:
    """A counter: of so many hours (the law value) so many were done, None = nothing written in yet."""

    counter: Counter
    of: LawValue
    done: int | None
    on: date | None


def plan_needs(case: Situation) -> tuple[Need, ...]:
    """Every element of this plan in the order of its blocks. Pure.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) for a day before the act.
    """
    decided = case.elements.decided
    found = [
        need if need.key == ElementKey.ONTZORGEN_FORM else replace(need, is_open=need.key not in decided)
        for need in (*_language(case), *_hours(case), *_children(case), *_help(case), _talks(case))
    ]
    known = {need.key for need in found} | {one.key for one in Counter}
    for key in sorted(decided - known):
        found.append(Need(key, block_of(key), Weight.NOT_HERE, is_open=False))
    return tuple(sorted(found, key=lambda need: need.block))


def missing_elements(needs: tuple[Need, ...]) -> tuple[Missing, ...]:
    """What stands between these elements and 'gereed', one entry each."""
    open_ones = (need for need in needs if need.is_open and need.weight is Weight.NEEDED)
    return tuple(
        Missing(need.lack, element=need.key, field=need.key, place=AGREEMENTS)
        for need in open_ones
        if need.lack is not None
    )


def hour_counts(case: Situation) -> tuple[HourCount, ...]:
    """The counters of this route and group (rules R-MAP-01, R-PVT-01, R-Z-01, R-Z-02)."""
    keys = {Counter.PVT: "pvt.hours"}
    if case.route in (Leerroute.B1, Leerroute.Z_ROUTE):
        keys = {Counter.MAP: "map.hours", **keys}
    if case.route is Leerroute.Z_ROUTE:
        keys[Counter.CURSUS] = "z.course_hours"
        if case.is_asiel:
            keys[Counter.PARTICIPATIE] = "z.participation_hours_asiel"
    found = []
    for counter, law_key in keys.items():
        done = case.elements.done.get(counter)
        of = case.law.value(law_key)
        found.append(HourCount(counter, of, done.hours if done else None, done.on if done else None))
    return tuple(found)


def block_of(key: str) -> int:
    """The block of the plan in which an element stands, also one that is no part of this plan."""
    if key.startswith(ElementKey.CHILD):
        return 6
    return _BLOCKS.get(key, 5)


def _language(case: Situation) -> Iterator[Need]:
    """Block 4: level, alphabet, lessons, their intensity, and what goes with the language."""
    own_way = Weight.FITS if case.is_asiel else Weight.ADVICE
    if case.route is not Leerroute.Z_ROUTE:  # the Z-route leads to doing things oneself, not to a level
        proposal = None if case.route is None else "b1"
        weight = Weight.ROUTE_FIRST if case.route is None else Weight.FITS
        yield Need(ElementKey.LEVEL, 4, weight, proposal=proposal, rules=("R-B1-03",) if proposal else ())
    letters = {"nee": "ja", "ja": "nee"}.get(case.answers.text("T03") or "")
    yield Need(ElementKey.ALPHABET, 4, Weight.FITS, proposal=letters)
    yield Need(ElementKey.LESSON, 4, own_way, rules=("R-AAN-01",))
    yield _lesson_hours(case)
    yield Need(ElementKey.DUAL, 4, own_way)


def _lesson_hours(case: Situation) -> Need:
    key, law = Part.LEERROUTE.key, case.law
    if case.route is Leerroute.Z_ROUTE:  # the same 800 hours for every group (BI 3.14)
        hours = law.value("z.course_hours")
        rules = ("R-Z-01",) if case.is_asiel else ("R-Z-02",)
        lack = MissingCode.Z_HOURS_OPEN
        return Need(
            key, 4, Weight.NEEDED, proposal=_total(hours.number), law=(hours,), rules=rules, lack=lack
        )
    weight, lack = (Weight.NEEDED if case.is_asiel else Weight.ADVICE), MissingCode.HOURS_OPEN
    if case.route is Leerroute.ONDERWIJS:
        sizes = law.value("onderwijs.language_hours"), law.value("onderwijs.other_hours")
        whole = _total(sum(size.number for size in sizes))
        return Need(key, 4, weight, proposal=whole, law=sizes, rules=("R-OND-02",), lack=lack)
    return Need(key, 4, weight, rules=("R-AAN-01",), lack=lack)


def _hours(case: Situation) -> Iterator[Need]:
    """Block 5: MAP (not in the onderwijsroute, WI 8 lid 3), PVT, participation, exam and unfinished study."""
    law, lack = case.law, MissingCode.HOURS_OPEN
    if case.route is not Leerroute.ONDERWIJS:
        hours = law.value("map.hours")
        weight = Weight.ROUTE_FIRST if case.route is None else Weight.NEEDED
        rules = ("R-MAP-01", "R-MAP-02")
        proposal = None if case.route is None else _total(hours.number)
        yield Need(Part.MAP.key, 5, weight, proposal=proposal, law=(hours,), rules=rules, lack=lack)
    hours = law.value("pvt.hours")
    proposal = _total(hours.number)
    pvt = ("R-PVT-01",)
    yield Need(Part.PVT.key, 5, Weight.NEEDED, proposal=proposal, law=(hours,), rules=pvt, lack=lack)
    if case.route is Leerroute.Z_ROUTE and case.is_asiel:
        hours = law.value("z.participation_hours_asiel")
        yield Need(
            Part.PARTICIPATIE.key,
            5,
            Weight.NEEDED,
            proposal=_total(hours.number),
            law=(hours,),
            rules=("R-Z-01",),
            lack=MissingCode.Z_HOURS_OPEN,
        )
    if case.route is Leerroute.Z_ROUTE:  # A2 parts or KNM, where the person is able (rule R-Z-03)
        yield Need(ElementKey.EXAM_A2, 5, Weight.FITS, rules=("R-Z-03",))
    yield Need(ElementKey.FINISH_STUDY, 5, Weight.FITS, rules=("R-OND-04",))


def _children(case: Situation) -> Iterator[Need]:
    """Block 6: one agreement per young child (rule R-VVE-01)."""
    children, age = young_children(case.answers, case.law), case.law.value("vve.below_age")
    for child in children:
        yield Need(
            ElementKey.CHILD + child.row,
            6,
            Weight.NEEDED,
            proposal=_as_told(case.answers, children),
            law=(age,),
            rules=("R-VVE-01",),
            lack=MissingCode.CHILD_OPEN,
        )


def _as_told(answers: Answers, children: tuple[YoungChild, ...]) -> JsonValue:
    """What was told of the one young child; of more than one it is not known whom the answer was about."""
    told = answers.text(QUESTION_CARE_NOW)
    if len(children) != 1 or told not in ("opvang", "peuterschool"):
        return None
    return {"what": told, "where": "", "from": "", "waiting": False, "since": ""}


def _help(case: Situation) -> Iterator[Need]:
    """Block 7: ontzorgen (asiel with bijstand, Participatiewet 56a) and maatschappelijke begeleiding."""
    law = case.law
    if case.is_asiel and (weight := _ontzorgen_weight(case)) is not None:
        policy = (law.value("ontzorgen.nareiziger"),) if case.group.is_nareiziger else ()
        start = whole_day(_told(case.answers, "vanaf"))
        months = law.value("ontzorgen.months")
        fits = Weight.FITS if weight is Weight.NEEDED else weight
        begins = None if start is None else start.isoformat()
        yield Need(
            ElementKey.ONTZORGEN_START,
            7,
            fits,
            proposal=begins,
            law=(months, *policy),
            rules=("R-ONT-01", "R-ONT-02"),
        )
        yield _ontzorgen_form(case, weight, policy)
        yield Need(ElementKey.ONTZORGEN_END, 7, fits, rules=("R-ONT-05",))
    if case.is_asiel:
        yield Need(ElementKey.GUIDANCE, 7, Weight.FITS, rules=("R-MB-01",))
    else:
        offered = law.value("begeleiding.gezin_overig")
        weight = Weight.FITS if offered.value == "ja" else Weight.POLICY
        yield Need(ElementKey.GUIDANCE, 7, weight, law=(offered,), rules=("R-MB-01",))


def _ontzorgen_weight(case: Situation) -> Weight | None:
    """None where ontzorgen is no part of the plan. Nothing is needed before bijstand is known of."""
    asks = _told(case.answers, "aanvragen")
    has_start = case.elements.ontzorgen.start is not None
    if asks == "nee" and not has_start:
        return None
    if case.group.is_nareiziger:
        policy = case.law.value("ontzorgen.nareiziger").value
        if policy == "nee":
            return None
        if policy != "ja":
            return Weight.POLICY
    return Weight.NEEDED if asks == "ja" or has_start else Weight.FITS


def _ontzorgen_form(case: Situation, weight: Weight, policy: tuple[LawValue, ...]) -> Need:
    agreed = case.elements.ontzorgen
    usual = case.law.value("ontzorgen.form")
    # what the municipality usually does is a proposal only where it needs no reason of this person
    proposal: JsonValue = {"form": FULL, "reason": ""} if usual.value == FULL else None
    lacks_reason = is_reason_missing(agreed.form, agreed.reason)
    return Need(
        ElementKey.ONTZORGEN_FORM,
        7,
        weight,
        is_open=not agreed.form or lacks_reason,
        proposal=None if agreed.form else proposal,
        law=(usual, *policy),
        rules=("R-ONT-03",),
        lack=MissingCode.ONTZORGEN_REASON if lacks_reason else MissingCode.ONTZORGEN_OPEN,
    )


def _talks(case: Situation) -> Need:
    """Block 8: the days of the voortgangsgesprekken; proposed once there is a term to spread them over."""
    norm = talk_norm(case.group.doelgroep, case.law)
    proposal: JsonValue = None
    if case.term is not None and case.term.first is not None and case.term.last is not None:
        days = talk_days(case.group.doelgroep, case.term, case.book).days
        ahead = tuple(day.isoformat() for day in days if day >= case.today)
        proposal = {"days": ahead} if ahead else None
    return Need(ElementKey.TALKS, 8, Weight.FITS, proposal=proposal, law=(norm,), rules=("R-VGG-01",))


def _total(hours: int) -> JsonValue:
    return {"hours": hours, "per": "totaal", "from": ""}


def _told(answers: Answers, cell: str) -> str | None:
    """One part of what was said about bijstand (E02)."""
    found = answers.cells("E02").get(cell)
    return found if isinstance(found, str) else None


_BLOCKS = {
    **dict.fromkeys(
        (ElementKey.LEVEL, ElementKey.ALPHABET, ElementKey.LESSON, Part.LEERROUTE.key, ElementKey.DUAL), 4
    ),
    **dict.fromkeys(
        (
            ElementKey.ONTZORGEN_START,
            ElementKey.ONTZORGEN_FORM,
            ElementKey.ONTZORGEN_END,
            ElementKey.GUIDANCE,
        ),
        7,
    ),
    ElementKey.TALKS: 8,
}
