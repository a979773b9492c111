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
from desktop.domain.wording import nl

_SITTERS = {
    "partner": nl("de partner"),
    "familie": nl("familie of vrienden"),
    "school": nl("de school"),
    "opvang": nl("de opvang"),
}
_SCHOOLS_NOW = {
    "isk": "ISK",
    "mbo": "mbo",
    "hbo": nl("hbo of universiteit"),
    "anders": nl("een andere school"),
}
_QUOTED = 60


def _old_plan(case: Case) -> list[Fact]:
    if case.answers.cells("P16").get("ja_nee") != "ja":
        return []
    because = nl("De leerroute van de oude gemeente bindt de nieuwe. Vraag dat plan op.")
    text = nl("Heeft een plan van een andere gemeente")
    return facts("old_plan", text, "P16", OPEN_EVERYWHERE, because, rules=("R-OVG-06",))


def _study(case: Case) -> list[Fact]:
    because = nl("De onderwijsroute leidt naar een diploma in het mbo, hbo of aan de universiteit.")
    match case.answers.text("O08"):
        case "ja":
            return facts("study_yes", nl("Wil een opleiding doen"), "O08", ((ONDERWIJS, FOR),), because)
        case "misschien":
            text = nl("Wil misschien een opleiding doen")
            return facts("study_maybe", text, "O08", ((ONDERWIJS, UNKNOWN),), because)
        case "nee":
            return facts("study_no", nl("Wil geen opleiding doen"), "O08", ((ONDERWIJS, AGAINST),), because)
    return []


def _full_time(case: Case) -> list[Fact]:
    if case.answers.text("O08") != "ja":
        return []
    months = case.law.value("onderwijs.months")
    because = nl("De onderwijsroute is voltijds school, ongeveer {number} maanden.", number=months.number)
    match case.answers.text("O09"):
        case "ja":
            text = nl("Wil en kan voltijds naar school")
            return facts("full_time", text, "O09", ((ONDERWIJS, FOR),), because, months)
        case "nee":
            text = nl("Wil of kan niet voltijds naar school")
            return facts("full_time_no", text, "O09", ((ONDERWIJS, AGAINST),), because, months)
    return []


def _at_school(case: Case) -> list[Fact]:
    where = _SCHOOLS_NOW.get(case.answers.text("O10") or "")
    if where is None:
        return []
    because = nl("Een opleiding die al loopt mag worden afgemaakt naast het inburgeren.")
    return facts(
        "at_school",
        nl("Zit nu op school: {where}", where=where),
        "O10",
        ((ONDERWIJS, FOR),),
        because,
        rules=("R-OND-04",),
    )


def _offer(case: Case) -> list[Fact]:
    """The offer in the region is never taken for granted (R-OND-03)."""
    because = nl("Zonder plek kan de onderwijsroute niet beginnen; leg vast wat er is.")
    rules = ("R-OND-03",)
    if case.offer is not None:
        text, sign = {
            OfferState.YES: (nl("Er is een plek in de regio"), FOR),
            OfferState.WAITING: (nl("Er is een wachtlijst in de regio"), UNKNOWN),
            OfferState.NO: (nl("Er is geen aanbod in de regio"), AGAINST),
        }[case.offer.state]
        return facts(
            f"offer_{case.offer.state.value}", text, None, ((ONDERWIJS, sign),), because, rules=rules
        )
    known = case.law.value("onderwijs.offer")
    told = {"ja": nl("de gemeente zegt van wel, kijk of er plek is"), "nee": nl("de gemeente zegt van niet")}
    words = told.get(str(known.value), nl("nog niet bekend"))
    text = nl("Aanbod in de regio: {words}", words=words)
    return facts("offer", text, None, ((ONDERWIJS, UNKNOWN),), because, known, rules)


def _works(case: Case) -> list[Fact]:
    hours = [row.get("uren") for row in case.answers.rows("W05")]
    total = sum(number for number in hours if isinstance(number, int) and not isinstance(number, bool))
    if not total:
        return []
    because = nl("De B1-route kan naast werk; de onderwijsroute is voltijds.")
    weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
    return facts("works", nl("Werkt of helpt nu {total} uur per week", total=total), "W05", weighing, because)


def _wished_work(case: Case) -> list[Fact]:
    wish = case.answers.text("W08")
    if wish is None:
        return []
    words = wish if len(wish) <= _QUOTED else nl("{rsplit} …", rsplit=wish[:_QUOTED].rsplit(" ", 1)[0])
    because = nl("Vraagt dit werk een Nederlands diploma, dan ligt een opleiding voor de hand.")
    weighing = ((B1, UNKNOWN), (ONDERWIJS, UNKNOWN))
    return facts(
        "wished_work",
        nl("Over drie jaar: ‘{words}’. Is een diploma nodig?", words=words),
        "W08",
        weighing,
        because,
    )


def _day_parts(case: Case) -> list[Fact]:
    chosen = case.answers.chosen("W10")
    if not chosen:
        return []
    if chosen == ("geen",):
        because = nl("In de B1-route horen leren en meedoen bij elkaar; kijk wat wel lukt.")
        return facts("time_none", nl("Kan nu niet werken"), "W10", ((B1, UNKNOWN), (Z, UNKNOWN)), because)
    enough = case.law.value("advies.day_parts")
    because = nl("Voltijds school vraagt ongeveer {number} dagdelen per week.", number=enough.number)
    sign = FOR if len(chosen) >= enough.number else AGAINST
    parts = nl(
        "{count} {words}", count=len(chosen), words=nl("dagdeel") if len(chosen) == 1 else nl("dagdelen")
    )
    return facts(
        "time", nl("Heeft {parts} per week vrij", parts=parts), "W10", ((ONDERWIJS, sign),), because, enough
    )


def _young_at_home(rows: tuple[Mapping[str, JsonValue], ...], below: int) -> bool:
    ages = [row.get("leeftijd") for row in rows if row.get("woont") == "bij_mij"]
    return any(isinstance(age, int) and age < below for age in ages)


def _children(case: Case) -> list[Fact]:
    """Who is with the children during lessons, and whether one waits for a place (blocker)."""
    below, answers = case.law.value("vve.below_age"), case.answers
    who, waiting = answers.text("G06"), answers.cells("G07")
    found: list[Fact] = []
    if _young_at_home(answers.rows("G03"), below.number) and who is None:
        text, because = (
            nl("Jong kind thuis: opvang nog te bespreken"),
            nl("Zonder opvang kan de les niet beginnen."),
        )
        found += facts("young_child", text, "G03", ((ONDERWIJS, UNKNOWN),), because, below)
    if who == "niemand":
        because = nl("Zonder opvang kan geen les beginnen; voltijds school nog minder.")
        weighing = ((B1, UNKNOWN), (ONDERWIJS, AGAINST), (Z, UNKNOWN))
        found += facts(
            "sitter_none", nl("Niemand past op de kinderen tijdens de les"), "G06", weighing, because
        )
    elif who in _SITTERS:
        text, because = (
            nl("Opvang tijdens de les: {sitters}", sitters=_SITTERS[who]),
            nl("De lestijden moeten hierbij passen."),
        )
        found += facts("sitter", text, "G06", ((B1, FOR), (ONDERWIJS, FOR)), because)
    if waiting.get("wacht") == "ja" or answers.text("G04") == "wachtlijst":
        question = "G07" if waiting.get("wacht") == "ja" else "G04"
        because = nl("Tot er plek is, kan de les later of met minder uren beginnen.")
        weighing = ((B1, UNKNOWN), (ONDERWIJS, AGAINST), (Z, UNKNOWN))
        found += facts("sitter_waits", nl("Wacht op een plek in de opvang"), question, weighing, because)
    return found


def _cares(case: Case) -> list[Fact]:
    cells = case.answers.cells("G08")
    hours = cells.get("uren")
    if cells.get("zorgt") != "ja":
        return []
    often = nl(", {hours} uur per week", hours=hours) if isinstance(hours, int) and hours > 0 else ""
    because = nl("Die uren en dagen zijn niet vrij voor de les.")
    return facts(
        "cares", nl("Zorgt voor iemand{often}", often=often), "G08", ((ONDERWIJS, AGAINST),), because
    )


def _hours(case: Case) -> list[Fact]:
    because = nl("Dit is het gevolg voor de les; naar de oorzaak vragen we niet.")
    match case.answers.text("F03"):
        case "nee" | "korter":
            text = nl("Kan nu nog geen drie uur les per dag volgen")
            return facts("hours_short", text, "F03", ((ONDERWIJS, AGAINST), (Z, FOR)), because)
        case "met_pauze":
            text = nl("Kan drie uur les volgen met pauzes")
            return facts("hours_pause", text, "F03", ((ONDERWIJS, UNKNOWN),), because)
        case "ja":
            text = nl("Kan elke dag drie uur les volgen")
            return facts("hours", text, "F03", ((B1, FOR), (ONDERWIJS, FOR)), because)
    return []


def _travel(case: Case) -> list[Fact]:
    minutes = case.answers.number("H05")
    if minutes is None:
        return []
    far = case.law.value("advies.travel_minutes")
    because = nl("De onderwijsroute is er niet in elke plaats; kijk of er een school binnen bereik is.")
    sign = FOR if minutes >= far.number else UNKNOWN
    return facts(
        "travel",
        nl("Kan tot {minutes} minuten reizen", minutes=minutes),
        "H05",
        ((ONDERWIJS, sign),),
        because,
        far,
    )


def _first_step(case: Case) -> list[Fact]:
    because = nl("Dit noemt de persoon als eerste stap.")
    match case.answers.text("K02"):
        case "werk":
            weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
            return facts("first_work", nl("Wil eerst werk vinden"), "K02", weighing, because)
        case "opleiding":
            return facts("first_study", nl("Wil eerst naar school"), "K02", ((ONDERWIJS, FOR),), because)
    return []


def _work_or_learn(case: Case) -> list[Fact]:
    because = nl("Dit wil de persoon zelf.")
    match case.answers.text("K03"):
        case "werken":
            weighing = ((B1, FOR), (ONDERWIJS, AGAINST))
            return facts("wants_work", nl("Wil snel werken"), "K03", weighing, because)
        case "leren":
            return facts("wants_learning", nl("Wil eerst leren"), "K03", ((ONDERWIJS, FOR),), because)
        case "allebei":
            return facts("wants_both", nl("Wil leren en werken samen"), "K03", ((B1, FOR),), because)
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
