"""The formal PIP in Dutch words at level B1: sentences that follow from route, group and what was agreed.

Addressed to the person ('u'), one idea a sentence, no threat and no amount of money (R-HAN-03, R-HAN-04).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.documents.formal_facts import FormalFacts
from desktop.domain.dutch_days import day_words
from desktop.domain.law.book import LawOnDay
from desktop.domain.leerbaarheidstoets import Outcome
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_children import YoungChild
from desktop.domain.plan_elements import (
    ChildAgreement,
    ChildPlace,
    DualKind,
    Intensity,
    LanguageAim,
    LessonPlan,
    Online,
    Part,
    Per,
)

NOT_WRITTEN = "[nog niet ingevuld]"
NOT_YET = "Hierover is nog niets afgesproken."
ROUTE_GOALS: Mapping[Leerroute, str] = MappingProxyType(
    {
        Leerroute.B1: (
            "Dat doet u zo veel mogelijk samen met werk of vrijwilligerswerk. U doet examens in lezen, "
            "luisteren, schrijven, spreken en kennis van de Nederlandse maatschappij."
        ),
        Leerroute.ONDERWIJS: (
            "U gaat voltijds naar school. U leert Nederlands en andere vakken. "
            "Daarna kunt u beginnen met een opleiding op het mbo, hbo of de universiteit."
        ),
        Leerroute.Z_ROUTE: (
            "U leert Nederlands voor elke dag en u leert dingen zelf te regelen. "
            "U oefent veel in de praktijk. Aan het einde heeft u een eindgesprek met de gemeente."
        ),
    }
)
_LEVELS = {LanguageAim.B1: "B1", LanguageAim.B2: "B2", LanguageAim.A2: "A2"}
_DAYS = {
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag", "za": "zaterdag",
    "zo": "zondag",
}  # fmt: skip
_PARTS = {"ochtend": "ochtend", "middag": "middag", "avond": "avond"}
_DUAL = {
    DualKind.WORK: "werk",
    DualKind.VOLUNTARY: "vrijwilligerswerk",
    DualKind.STUDY: "een studie",
    DualKind.TRAINEESHIP: "een stage",
}
_PLACES = {
    ChildPlace.CARE: "kinderopvang",
    ChildPlace.TODDLER_SCHOOL: "peuterschool (voorschoolse educatie)",
    ChildPlace.SCHOOL: "school",
    ChildPlace.NOT_NEEDED: "niets nodig",
}
OUTCOMES = {Outcome.HAALBAAR: "haalbaar", Outcome.NIET_HAALBAAR: "niet haalbaar"}


def sentence(text: str) -> str:
    """What somebody typed as a sentence: a capital letter first and a full stop at the end."""
    words = " ".join(text.split())
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")


def reason_words(text: str) -> str:
    """A reason as it was written. It speaks of 'hij' or 'zij', so a letter to 'u' says whose words it is."""
    return f"De klantmanager schreef hierover: {quoted(text)}" if text.strip() else NOT_WRITTEN


def quoted(text: str) -> str:
    """A reason between quotation marks; a visible blank where none was written."""
    return f"‘{sentence(text)}’" if text.strip() else NOT_WRITTEN


def goal_words(facts: FormalFacts, route: Leerroute) -> str:
    """What the route leads to, with the level that is aimed at."""
    level, goal = aimed_level(facts), ROUTE_GOALS[route]
    if route is Leerroute.B1:
        may = " U mag de examens op niveau A2 doen." if facts.is_level_a2 else ""
        return f"U leert Nederlands tot niveau {level}.{may} {goal}"
    return f"{goal} Het niveau waar u naartoe werkt is {level}." if level else goal


def intensity_words(found: Intensity | None) -> str:
    """'12 uur per week, vanaf 1 oktober 2026'; '' while it is not agreed."""
    if found is None:
        return ""
    per = "per week" if found.per is Per.WEEK else "in totaal"
    start = f", vanaf {day_words(found.start)}" if found.start else ""
    return f"{found.hours} uur {per}{start}"


def aimed_level(facts: FormalFacts) -> str:
    """The level that is aimed at: 'A2' once that was allowed, else what was agreed or is usual; '' = none."""
    if facts.is_level_a2:
        return _LEVELS[LanguageAim.A2]
    if facts.elements.level is not None:
        return _LEVELS[facts.elements.level]
    usual = {Leerroute.B1: "B1", Leerroute.Z_ROUTE: "A1"}
    return usual.get(facts.route, "") if facts.route else ""


def lesson_words(plan: LessonPlan | None) -> str:
    """Where, when and how; '' while nothing is agreed."""
    if plan is None:
        return ""
    where = ", ".join(part for part in (plan.school, plan.place) if part)
    days = _days_words(plan.days)
    online = {Online.YES: "De lessen zijn online.", Online.PARTLY: "De lessen zijn deels online."}
    told = [
        f"{where}." if where else "",
        f"Vanaf {day_words(plan.start)}." if plan.start else "",
        f"Op {days}." if days else "",
        online.get(plan.online, "") if plan.online else "",
    ]
    return " ".join(part for part in told if part)


def _days_words(keys: tuple[str, ...]) -> str:
    found = []
    for key in keys:
        day, _, part = key.partition("_")
        if day in _DAYS:
            found.append(f"{_DAYS[day]}{_PARTS.get(part, '')}")
    return _joined(found)


def _joined(words: list[str]) -> str:
    return ", ".join(words[:-1]) + (" en " if len(words) > 1 else "") + words[-1] if words else ""


def map_words(facts: FormalFacts) -> str:
    """The MAP, or what comes in its place (WI 8 lid 3)."""
    if facts.route is Leerroute.ONDERWIJS:
        return "Geen MAP in de onderwijsroute. U krijgt begeleiding bij het kiezen van een studie en beroep."
    hours = facts.number("map.hours")
    agreed = intensity_words(facts.elements.intensity.get(Part.MAP))
    base = f"Ten minste {hours} uur in de praktijk, en een eindgesprek."
    return f"{base} Afgesproken: {agreed}." if agreed else base


def pvt_words(facts: FormalFacts) -> str:
    """The PVT: for everybody, at least the hours of the law (BI 3.1)."""
    base = f"Ten minste {facts.number('pvt.hours')} uur. Aan het einde zet u een handtekening."
    agreed = intensity_words(facts.elements.intensity.get(Part.PVT))
    return f"{base} Afgesproken: {agreed}." if agreed else base


def route_hours(facts: FormalFacts) -> str:
    """How intensive the route is. For gezin and overig the college advises only (R-AAN-01)."""
    agreed = intensity_words(facts.elements.intensity.get(Part.LEERROUTE))
    law = facts.law
    if facts.route is Leerroute.Z_ROUTE:
        base = f"Ten minste {_number(law, 'z.course_hours')} uur les in Nederlands en kennis van Nederland."
    elif facts.route is Leerroute.ONDERWIJS:
        language, other = _number(law, "onderwijs.language_hours"), _number(law, "onderwijs.other_hours")
        months = _number(law, "onderwijs.months")
        base = (
            f"Ongeveer {language} uur Nederlands en {other} uur andere vakken, in ongeveer {months} maanden."
        )
    else:
        base = ""
    told = f"Afgesproken: {agreed}." if agreed else ("" if base else NOT_YET)
    return " ".join(part for part in (base, told) if part)


def participation_words(facts: FormalFacts) -> str:
    """The hours of doing things in the town: only in the Z-route, only asielstatushouders (BI 3.14)."""
    base = f"Ten minste {_number(facts.law, 'z.participation_hours_asiel')} uur meedoen in de praktijk."
    agreed = intensity_words(facts.elements.intensity.get(Part.PARTICIPATIE))
    return f"{base} Afgesproken: {agreed}." if agreed else base


def dual_words(facts: FormalFacts) -> str:
    """Language together with work, voluntary work, study or a traineeship."""
    dual = facts.elements.dual
    if dual is None:
        return NOT_YET if facts.is_asiel else "Wij raden u aan om de taal ook op het werk te oefenen."
    if dual.kind is DualKind.NOT_YET:
        return "Nog niet. In een voortgangsgesprek kijken we er opnieuw naar."
    what = f": {dual.what}" if dual.what else ""
    return f"U leert de taal samen met {_DUAL[dual.kind]}{what}."


def child_words(child: YoungChild, agreed: ChildAgreement | None) -> tuple[str, str]:
    """'Uw dochter (3 jaar)' and what was agreed."""
    who = {"dochter": "Uw dochter", "zoon": "Uw zoon"}.get(child.kind, "Uw kind")
    name = f"{who} ({'baby' if child.age == 0 else f'{child.age} jaar'})"
    if agreed is None:
        return name, NOT_YET
    place = _PLACES[agreed.what]
    where = f", {agreed.where}" if agreed.where else ""
    start = f", vanaf {day_words(agreed.start)}" if agreed.start else ""
    since = f" sinds {day_words(agreed.waiting_since)}" if agreed.waiting_since else ""
    waits = f" Uw kind staat op de wachtlijst{since}." if agreed.is_waiting else ""
    return name, f"{place.capitalize()}{where}{start}.{waits}"


def ontzorgen_words(facts: FormalFacts) -> tuple[str, ...]:
    """Form, length and reason of ontzorgen (Participatiewet 56a; R-ONT-01 to R-ONT-05)."""
    agreed, period = facts.elements.ontzorgen, facts.terms.ontzorgen
    told = [
        "De gemeente helpt u met geld regelen. Wij betalen uw huur, energie, water en zorgverzekering uit uw "
        "eigen bijstand. Zo leert u stap voor stap om dit zelf te doen."
    ]
    if agreed.form:
        told.append(f"Vorm: {facts.names.get(agreed.form, agreed.form)}.")
    else:
        told.append("De vorm is nog niet gekozen.")
    if agreed.reason:
        told.append(reason_words(agreed.reason))
    if period is not None and period.first and period.last:
        told.append(f"Van {day_words(period.first)} tot en met {day_words(period.last)}.")
    else:
        months = facts.number("ontzorgen.months")
        told.append(f"Dit duurt {months} maanden en begint op de eerste dag van uw bijstand.")
    return tuple(told)


def _number(law: LawOnDay, key: str) -> int:
    return law.value(key).number
