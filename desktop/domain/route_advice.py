"""Facts for and against each leerroute, with the question they come from.

No score, no ranking, no preselection (AVG 22): the klantmanager decides and gives reasons (Awb 3:46,
ECLI:NL:RVS:2024:5413). The order is that of the routes and of the questions, always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.doelgroep import age_on
from desktop.domain.law.book import LawOnDay, LawValue
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Mismatch, Outcome, ToetsState
from desktop.domain.leerroute import Leerroute

B1, ONDERWIJS, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z_ROUTE


class Sign(StrEnum):
    FOR = "voor"
    AGAINST = "tegen"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about one route; `text` is Dutch for the klantmanager, with the numbers in it."""

    route: Leerroute
    sign: Sign
    key: str
    text: str
    question: str | None
    law: LawValue | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know or still to ask: a gap, or a reason to doubt the test."""

    key: str
    text: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class RouteAdvice:
    """`facts` in the order routes, then questions. `gaps`: not asked yet. `doubts`: about the test."""

    facts: tuple[Fact, ...]
    gaps: tuple[Note, ...]
    doubts: tuple[Note, ...]

    def about(self, route: Leerroute, sign: Sign | None = None) -> tuple[Fact, ...]:
        """The facts of one route, all or of one sign, in their order."""
        return tuple(f for f in self.facts if f.route is route and (sign is None or f.sign is sign))


@dataclass(frozen=True, slots=True)
class _Case:
    answers: Answers
    toets: LeerbaarheidstoetsResult
    law: LawOnDay
    today: date


_Weighing = tuple[tuple[Leerroute, Sign], ...]
_FOR, _AGAINST, _UNKNOWN = Sign.FOR, Sign.AGAINST, Sign.UNKNOWN
_SPEAKS_FOR_Z: _Weighing = ((B1, _AGAINST), (ONDERWIJS, _AGAINST), (Z, _FOR))
_SPEAKS_AGAINST_Z: _Weighing = ((B1, _FOR), (ONDERWIJS, _FOR), (Z, _AGAINST))


def _facts(
    key: str, text: str, question: str | None, weighing: _Weighing, law: LawValue | None = None
) -> list[Fact]:
    return [Fact(route, sign, key, text, question, law) for route, sign in weighing]


def _age(case: _Case) -> list[Fact]:
    target = case.law.value("onderwijs.target_age")
    age = age_on(case.answers.text("P02"), case.today)
    if age is None:
        return []
    text = f"{age} jaar; de onderwijsroute is bedoeld tot ongeveer {target.number} jaar"
    sign = _FOR if age < target.number else _AGAINST
    return _facts("age", text, "P02", ((ONDERWIJS, sign),), target)


def _languages(case: _Case) -> list[Fact]:
    count = len(case.answers.rows("T01"))
    if count < 2:
        return []
    return _facts("languages", f"Spreekt {count} talen", "T01", ((B1, _FOR), (ONDERWIJS, _FOR)))


def _reading(case: _Case) -> list[Fact]:
    chosen = case.answers.chosen("T02")
    if chosen == ("geen",):
        return _facts("reads_none", "Leest en schrijft nog in geen taal", "T02", _SPEAKS_FOR_Z)
    if chosen:
        return _facts("reads", "Leest en schrijft goed in een taal", "T02", ((Z, _AGAINST),))
    return []


def _letters(case: _Case) -> list[Fact]:
    match case.answers.text("T03"):
        case "nee":
            return _facts("letters_none", "Kan ons alfabet nog niet lezen", "T03", _SPEAKS_FOR_Z)
        case "langzaam":
            text = "Kan ons alfabet nog langzaam lezen"
            return _facts("letters_slow", text, "T03", ((B1, _AGAINST), (ONDERWIJS, _AGAINST)))
        case "ja":
            return _facts("letters", "Kan ons alfabet lezen", "T03", ((Z, _AGAINST),))
    return []


def _dutch(case: _Case) -> list[Fact]:
    levels = [v for v in case.answers.cells("T05").values() if isinstance(v, int)]
    if not levels or max(levels) < 3:
        return []
    return _facts("dutch", "Maakt al zinnen in het Nederlands", "T05", ((B1, _FOR), (Z, _AGAINST)))


def _test(case: _Case) -> list[Fact]:
    toets = case.toets
    everywhere: _Weighing = tuple((route, _UNKNOWN) for route in Leerroute)
    if toets.state is not ToetsState.DONE:
        return _facts("test_missing", "Leerbaarheidstoets: nog geen uitslag", "L01", everywhere)
    weighs = toets.weighs_as
    if weighs is None:
        return _facts("test_no_outcome", "Leerbaarheidstoets: gedaan, geen uitslag", "L04", everywhere)
    words = "haalbaar" if weighs is Outcome.HAALBAAR else "niet haalbaar"
    most = case.law.value("lbt.max_points").number
    points = "" if toets.points is None else f"{toets.points} van {most}, "
    by_whom = "" if toets.outcome is weighs else " (gerekend, niet van DUO)"
    weighing = _SPEAKS_AGAINST_Z if weighs is Outcome.HAALBAAR else _SPEAKS_FOR_Z
    key = f"test_{weighs.value}"
    return _facts(
        key,
        f"Toets: {points}{words}{by_whom}",
        "L04" if toets.outcome is weighs else "L03",
        weighing,
        toets.cutoff,
    )


def _school(case: _Case) -> list[Fact]:
    years = case.answers.number("O01")
    if years is None:
        return []
    few = case.law.value("advies.school_years")
    if years == 0:
        return _facts("school_none", "Niet naar school geweest", "O01", _SPEAKS_FOR_Z, few)
    text = f"{years} jaar naar school"
    return _facts("school", text, "O01", _SPEAKS_FOR_Z if years < few.number else _SPEAKS_AGAINST_Z, few)


def _diplomas(case: _Case) -> list[Fact]:
    levels = {row.get("niveau") for row in case.answers.rows("O04")}
    if "hoger" in levels:
        weighing: _Weighing = ((B1, _FOR), (ONDERWIJS, _AGAINST), (Z, _AGAINST))
        return _facts("diploma_high", "Heeft al een diploma van hogeschool of universiteit", "O04", weighing)
    if levels & {"middelbaar", "beroep"}:
        text = "Heeft een diploma van middelbare school of beroepsschool"
        return _facts("diploma", text, "O04", _SPEAKS_AGAINST_Z)
    return []


def _study(case: _Case) -> list[Fact]:
    match case.answers.text("O08"):
        case "ja":
            return _facts("study_yes", "Wil een opleiding doen", "O08", ((ONDERWIJS, _FOR),))
        case "misschien":
            return _facts("study_maybe", "Wil misschien een opleiding doen", "O08", ((ONDERWIJS, _UNKNOWN),))
        case "nee":
            return _facts("study_no", "Wil geen opleiding doen", "O08", ((ONDERWIJS, _AGAINST),))
    return []


def _full_time(case: _Case) -> list[Fact]:
    if case.answers.text("O08") != "ja":
        return []
    match case.answers.text("O09"):
        case "ja":
            return _facts("full_time", "Wil en kan voltijds naar school", "O09", ((ONDERWIJS, _FOR),))
        case "nee":
            text = "Wil of kan niet voltijds naar school"
            return _facts("full_time_no", text, "O09", ((ONDERWIJS, _AGAINST),))
    return []


def _offer(case: _Case) -> list[Fact]:
    return _facts("offer", "Aanbod in de regio: nog niet bekend", None, ((ONDERWIJS, _UNKNOWN),))


def _child(case: _Case) -> list[Fact]:
    below = case.law.value("vve.below_age")
    ages = [row.get("leeftijd") for row in case.answers.rows("G03") if row.get("woont") == "bij_mij"]
    if not any(isinstance(age, int) and age < below.number for age in ages):
        return []
    return _facts(
        "young_child", "Jong kind thuis: opvang nog te bespreken", "G03", ((ONDERWIJS, _UNKNOWN),), below
    )


def _hours(case: _Case) -> list[Fact]:
    match case.answers.text("F03"):
        case "nee" | "korter":
            text = "Kan nu nog geen drie uur les per dag volgen"
            return _facts("hours_short", text, "F03", ((ONDERWIJS, _AGAINST), (Z, _FOR)))
        case "met_pauze":
            return _facts(
                "hours_pause", "Kan drie uur les volgen met pauzes", "F03", ((ONDERWIJS, _UNKNOWN),)
            )
        case "ja":
            return _facts("hours", "Kan elke dag drie uur les volgen", "F03", ((B1, _FOR), (ONDERWIJS, _FOR)))
    return []


def _first_step(case: _Case) -> list[Fact]:
    match case.answers.text("K02"):
        case "werk":
            return _facts("first_work", "Wil eerst werk vinden", "K02", ((B1, _FOR), (ONDERWIJS, _AGAINST)))
        case "opleiding":
            return _facts("first_study", "Wil eerst naar school", "K02", ((ONDERWIJS, _FOR),))
    return []


#: in the order of the conversation
_RULES: tuple[Callable[[_Case], list[Fact]], ...] = (
    _age,
    _languages,
    _reading,
    _letters,
    _dutch,
    _test,
    _school,
    _diplomas,
    _study,
    _full_time,
    _offer,
    _child,
    _hours,
    _first_step,
)
_ASKED = ("P02", "T01", "T02", "T03", "T05", "L01", "O01", "O04", "O08", "O09", "G03", "F03", "K01", "K02")


def route_advice(
    answers: Answers, toets: LeerbaarheidstoetsResult, law: LawOnDay, today: date
) -> RouteAdvice:
    """All facts about the three routes, what was not asked, and what makes the test doubtful.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) when the day is before the law.
    """
    case = _Case(answers, toets, law, today)
    found = [fact for rule in _RULES for fact in rule(case)]
    order = list(Leerroute)
    facts = tuple(
        sorted(found, key=lambda fact: order.index(fact.route))
    )  # stable: questions keep their order
    return RouteAdvice(facts, tuple(_gaps(case)), tuple(_doubts(case)))


def _gaps(case: _Case) -> Iterator[Note]:
    for question in _ASKED:
        if question == "O04" and case.answers.number("O01") == 0:
            continue
        if question == "O09" and case.answers.text("O08") != "ja":
            continue
        if not case.answers.is_asked(question):
            yield Note("not_asked", "Nog niet gevraagd", question)
    for question in case.toets.missing:
        if question != "L01":
            yield Note("test_incomplete", "Van de toets ontbreekt nog iets", question)


def _doubts(case: _Case) -> Iterator[Note]:
    toets = case.toets
    if toets.mismatch is Mismatch.MAYBE_WRONGLY_NOT_FEASIBLE:
        text = "Mogelijk ten onrechte 'niet haalbaar': de grens is later verlaagd. Vraag DUO om controle."
        yield Note("test_maybe_wrong", text, "L04")
    elif toets.mismatch is Mismatch.OUTCOME_DIFFERS:
        yield Note("test_differs", "De uitslag past niet bij de punten. Controleer de brief van DUO.", "L04")
    if toets.state is not ToetsState.DONE:
        return
    if toets.weighs_as is Outcome.NIET_HAALBAAR:
        text = "Weinig ervaring met een computer verlaagt de score. Vraag of het scherm lastig was."
        yield Note("test_computer", text, "L03")
    if case.answers.text("T03") in ("nee", "langzaam"):
        yield Note("test_letters", "Wie ons alfabet nog leert, maakt de toets moeilijker.", "T03")
    if case.answers.text("F03") in ("nee", "korter"):
        yield Note("test_hours", "Wie kort kan opletten, haalt bij een lange toets minder punten.", "F03")
    if toets.cutoff is not None and toets.points is not None and abs(toets.points - toets.cutoff.number) <= 2:
        yield Note("test_close", f"De score ligt dicht bij de grens van {toets.cutoff.number} punten.", "L03")
