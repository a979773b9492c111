"""Facts about what somebody wants and has time for; health only by its effect on the lessons."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import JsonValue
from desktop.domain.route_decisions import OfferState
from desktop.domain.route_fact import (
    AGAINST,
    B1,
    FOR,
    ONDERWIJS,
    OPEN_EVERYWHERE,
    UNKNOWN,
    Case,
    Fact,
    Rule,
    Z,
    facts,
)

_SITTERS = {
    "partner": "de partner",
    "familie": "familie of vrienden",
    "school": "de school",
    "opvang": "de opvang",
}
_SCHOOLS_NOW = {"isk": "ISK", "mbo": "mbo", "hbo": "hbo of universiteit", "anders": "een andere school"}
_QUOTED = 60


def _old_plan(case: Case) -> list[Fact]:
    if case.answers.cells("P16").get("ja_nee") != "ja":
        return []
    because = "De leerroute van de oude gemeente bindt de nieuwe. Vraag dat plan op."
    text = "Heeft een plan van een andere gemeente"
    return facts("old_plan", text, "P16", OPEN_EVERYWHERE, because, rules=("R-OVG-06",))


def _study(case: Case) -> list[Fact]:
    because = "De onderwijsroute leidt naar een diploma in het mbo, hbo of aan de universiteit."
    match case.answers.text("O08"):
        case "ja":
            return facts("study_yes", "Wil een opleiding doen", "O08", ((ONDERWIJS, FOR),), because)
        case "misschien":
            text = "Wil misschien een opleiding doen"
            return facts("study_maybe", text, "O08", ((ONDERWIJS, UNKNOWN),), because)
        case "nee":
            return facts("study_no", "Wil geen opleiding doen", "O08", ((ONDERWIJS, AGAINST),), because)
    return []


def _full_time(case: Case) -> list[Fact]:
    if case.answers.text("O08") != "ja":
        return []
    months = case.law.value("onderwijs.months")
    because = f"De onderwijsroute is voltijds school, ongeveer {months.number} maanden."
    match case.answers.text("O09"):
        case "ja":
            text = "Wil en kan voltijds naar school"
            return facts("full_time", text, "O09", ((ONDERWIJS, FOR),), because, months)
        case "nee":
            text = "Wil of kan niet voltijds naar school"
            return facts("full_time_no", text, "O09", ((ONDERWIJS, AGAINST),), because, months)
    return []


def _at_school(case: Case) -> list[Fact]:
    where = _SCHOOLS_NOW.get(case.answers.text("O10") or "")
    if where is None:
        return []
    because = "Een opleiding die al loopt mag worden afgemaakt naast het inburgeren."
    return facts(
        "at_school", f"Zit nu op school: {where}", "O10", ((ONDERWIJS, FOR),), because, rules=("R-OND-04",)
    )


def _offer(case: Case) -> list[Fact]:
    """The offer in the region is never taken for granted (R-OND-03)."""
    because = "Zonder plek kan de onderwijsroute niet beginnen; leg vast wat er is."
    rules = ("R-OND-03",)
    if case.offer is not None:
        text, sign = {
            OfferState.YES: ("Er is een plek in de regio", FOR),
            OfferState.WAITING: ("Er is een wachtlijst in de regio", UNKNOWN),
            OfferState.NO: ("Er is geen aanbod in de regio", AGAINST),
        }[case.offer.state]
        return facts(
            f"offer_{case.offer.state.value}", text, None, ((ONDERWIJS, sign),), because, rules=rules
        )
    known = case.law.value("onderwijs.offer")
    told = {"ja": "de gemeente zegt van wel, kijk of er plek is", "nee": "de gemeente zegt van niet"}
    words = told.get(str(known.value), "nog niet bekend")
    text = f"Aanbod in de regio: {words}"
    return facts("offer", text, None, ((ONDERWIJS, UNKNOWN),), because, known, rules)


def _works(case: Case) -> list[Fact]:
    hours = [row.get("uren") for row in case.answers.rows("W05")]
    total = sum(number for number in hours if isinstance(number, int) and not isinstance(number, bool))
    if not total:
        return []
    because = "De B1-route kan naast werk; de onderwijsroute is voltijds."
    weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
    return facts("works", f"Werkt of helpt nu {total} uur per week", "W05", weighing, because)


def _wished_work(case: Case) -> list[Fact]:
    wish = case.answers.text("W08")
    if wish is None:
        return []
    words = wish if len(wish) <= _QUOTED else f"{wish[:_QUOTED].rsplit(' ', 1)[0]} …"
    because = "Vraagt dit werk een Nederlands diploma, dan ligt een opleiding voor de hand."
    weighing = ((B1, UNKNOWN), (ONDERWIJS, UNKNOWN))
    return facts("wished_work", f"Over drie jaar: ‘{words}’. Is een diploma nodig?", "W08", weighing, because)


def _day_parts(case: Case) -> list[Fact]:
    chosen = case.answers.chosen("W10")
    if not chosen:
        return []
    if chosen == ("geen",):
        because = "In de B1-route horen leren en meedoen bij elkaar; kijk wat wel lukt."
        return facts("time_none", "Kan nu niet werken", "W10", ((B1, UNKNOWN), (Z, UNKNOWN)), because)
    enough = case.law.value("advies.day_parts")
    because = f"Voltijds school vraagt ongeveer {enough.number} dagdelen per week."
    sign = FOR if len(chosen) >= enough.number else AGAINST
    parts = f"{len(chosen)} {'dagdeel' if len(chosen) == 1 else 'dagdelen'}"
    return facts("time", f"Heeft {parts} per week vrij", "W10", ((ONDERWIJS, sign),), because, enough)


def _young_at_home(rows: tuple[Mapping[str, JsonValue], ...], below: int) -> bool:
    ages = [row.get("leeftijd") for row in rows if row.get("woont") == "bij_mij"]
    return any(isinstance(age, int) and age < below for age in ages)


def _children(case: Case) -> list[Fact]:
    """Who is with the children during lessons, and whether one waits for a place (blocker)."""
    below, answers = case.law.value("vve.below_age"), case.answers
    who, waiting = answers.text("G06"), answers.cells("G07")
    found: list[Fact] = []
    if _young_at_home(answers.rows("G03"), below.number) and who is None:
        text, because = "Jong kind thuis: opvang nog te bespreken", "Zonder opvang kan de les niet beginnen."
        found += facts("young_child", text, "G03", ((ONDERWIJS, UNKNOWN),), because, below)
    if who == "niemand":
        because = "Zonder opvang kan geen les beginnen; voltijds school nog minder."
        weighing = ((B1, UNKNOWN), (ONDERWIJS, AGAINST), (Z, UNKNOWN))
        found += facts("sitter_none", "Niemand past op de kinderen tijdens de les", "G06", weighing, because)
    elif who in _SITTERS:
        text, because = f"Opvang tijdens de les: {_SITTERS[who]}", "De lestijden moeten hierbij passen."
        found += facts("sitter", text, "G06", ((B1, FOR), (ONDERWIJS, FOR)), because)
    if waiting.get("wacht") == "ja" or answers.text("G04") == "wachtlijst":
        question = "G07" if waiting.get("wacht") == "ja" else "G04"
        because = "Tot er plek is, kan de les later of met minder uren beginnen."
        weighing = ((B1, UNKNOWN), (ONDERWIJS, AGAINST), (Z, UNKNOWN))
        found += facts("sitter_waits", "Wacht op een plek in de opvang", question, weighing, because)
    return found


def _cares(case: Case) -> list[Fact]:
    cells = case.answers.cells("G08")
    hours = cells.get("uren")
    if cells.get("zorgt") != "ja":
        return []
    often = f", {hours} uur per week" if isinstance(hours, int) and hours > 0 else ""
    because = "Die uren en dagen zijn niet vrij voor de les."
    return facts("cares", f"Zorgt voor iemand{often}", "G08", ((ONDERWIJS, AGAINST),), because)


def _hours(case: Case) -> list[Fact]:
    because = "Dit is het gevolg voor de les; naar de oorzaak vragen we niet."
    match case.answers.text("F03"):
        case "nee" | "korter":
            text = "Kan nu nog geen drie uur les per dag volgen"
            return facts("hours_short", text, "F03", ((ONDERWIJS, AGAINST), (Z, FOR)), because)
        case "met_pauze":
            text = "Kan drie uur les volgen met pauzes"
            return facts("hours_pause", text, "F03", ((ONDERWIJS, UNKNOWN),), because)
        case "ja":
            text = "Kan elke dag drie uur les volgen"
            return facts("hours", text, "F03", ((B1, FOR), (ONDERWIJS, FOR)), because)
    return []


def _travel(case: Case) -> list[Fact]:
    minutes = case.answers.number("H05")
    if minutes is None:
        return []
    far = case.law.value("advies.travel_minutes")
    because = "De onderwijsroute is er niet in elke plaats; kijk of er een school binnen bereik is."
    sign = FOR if minutes >= far.number else UNKNOWN
    return facts("travel", f"Kan tot {minutes} minuten reizen", "H05", ((ONDERWIJS, sign),), because, far)


def _first_step(case: Case) -> list[Fact]:
    because = "Dit noemt de persoon als eerste stap."
    match case.answers.text("K02"):
        case "werk":
            weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
            return facts("first_work", "Wil eerst werk vinden", "K02", weighing, because)
        case "opleiding":
            return facts("first_study", "Wil eerst naar school", "K02", ((ONDERWIJS, FOR),), because)
    return []


def _work_or_learn(case: Case) -> list[Fact]:
    because = "Dit wil de persoon zelf."
    match case.answers.text("K03"):
        case "werken":
            weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
            return facts("wants_work", "Wil snel werken", "K03", weighing, because)
        case "leren":
            return facts("wants_learning", "Wil eerst leren", "K03", ((ONDERWIJS, FOR),), because)
        case "allebei":
            return facts("wants_both", "Wil leren en werken samen", "K03", ((B1, FOR),), because)
    return []


#: in the order of the conversation; the offer stands with the wish to study
LIFE: tuple[Rule, ...] = (
    _old_plan,
    _study,
    _full_time,
    _at_school,
    _offer,
    _works,
    _wished_work,
    _day_parts,
    _children,
    _cares,
    _hours,
    _travel,
    _first_step,
    _work_or_learn,
)
