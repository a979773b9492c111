"""The computed `summary` change: all that the back end learns of what a dossier says.

A closed schema: keys and days, no answer, no name, no BSN or V-nummer, nothing of AVG mark 9 or 10. The
back end computes no law; it reads this. Of the test it has the outcome as it is weighed, not the points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.answer import Answers
from desktop.domain.changes import JsonValue
from desktop.domain.deadlines import Deadline, FactName
from desktop.domain.doelgroep import QUESTION_BRP, Belonging, Belongs, Doelgroep, NotHere
from desktop.domain.dossier import DossierRow
from desktop.domain.law.book import LawValue
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Outcome, ToetsState
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import Missing, MissingCode, PipStatus, PipVersion
from desktop.domain.plan_children import CareBlocker

SUMMARY_KEY = "summary"
#: the only blocker of a dossier that goes on in another one of the same person: it is counted there
JOINED = "samengevoegd"
QUESTION_HOUSE, AZC = "H01", "azc"
SUMMARY_VERSION = 2

#: GGM 2.5.1 `WordtBehandeldAls`
_GGM_GROUPS = {
    Doelgroep.ASIELSTATUSHOUDER: "AsielStatushouder",
    Doelgroep.GEZINSMIGRANT: "GezinsMigrant",
    Doelgroep.OVERIGE_MIGRANT: "OverigeMigrant",
}
_GGM_ROUTES = {Leerroute.B1: "B1-route", Leerroute.ONDERWIJS: "Onderwijsroute", Leerroute.Z_ROUTE: "Z-route"}
#: what the back end may know of what is missing; the question itself stays here
_BLOCKERS = {code: code.value for code in MissingCode}


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """What a summary is computed from."""

    row: DossierRow
    group: Belonging
    route: Leerroute | None
    clock: Deadline | None  # None where the ten weeks do not apply, or the law has no value
    pip: PipVersion | None
    missing: Sequence[Missing] = ()
    tolk_minutes: int = 0
    answered: int = 0
    applicable: int = 0
    law_used: Sequence[LawValue] = ()
    toets: LeerbaarheidstoetsResult | None = None
    is_in_azc: bool = False
    term: Deadline | None = None  # the three years, once vastgesteld
    is_switched: bool = False  # another leerroute was decided than that of the first PIP
    care: Sequence[CareBlocker] = ()  # what about the children keeps the lessons from beginning
    first_here: date | None = None  # dagtekening of the first plan that was established here


def summary_value(facts: SummaryFacts) -> Mapping[str, JsonValue]:
    """The value of the change (key 'summary'). Pure: the same facts give the same value."""
    group = facts.group.doelgroep if isinstance(facts.group, Belongs) else None
    pip = facts.pip
    clock = facts.clock
    route = _route(facts)
    blockers = {_BLOCKERS[item.code] for item in facts.missing} | _clock_codes(facts)
    blockers |= {code.value for code in facts.care}
    if isinstance(facts.group, NotHere):
        blockers = {f"hoort_niet_hier_{facts.group.reason.value}"}
    if facts.row.goes_on_in:
        blockers = {JOINED}
    used = {value.key: str(value.value) for value in (*(clock.law if clock else ()), *facts.law_used)}
    return {
        "v": SUMMARY_VERSION,
        "group": group.value if group else "",
        "route": route.value if route else "",
        "status": pip.status.value if pip else "",
        "anchor": clock.first.isoformat() if clock and clock.first else "",
        "due": clock.last.isoformat() if clock and clock.last else "",
        "dagtekening": pip.dagtekening if pip else "",
        "azc": facts.row.azc,
        "blockers": tuple(sorted(blockers)),
        "tolkMinutes": facts.tolk_minutes,
        "answered": facts.answered,
        "applicable": facts.applicable,
        "lawValues": used,
        "ggm": _ggm(facts, group),
        "metInTime": _met_in_time(facts),
        "testOutcome": _test_outcome(facts.toets),
        "inAzc": facts.is_in_azc,
        "dagtekeningInitieel": pip.dagtekening_initieel if pip else "",
        "switched": facts.is_switched,
        "termEnd": facts.term.last.isoformat() if facts.term and facts.term.last else "",
    }


def lives_in_azc(answers: Answers, row: DossierRow) -> bool:
    """True for who lives in an azc: as was said (H01), else while an azc is known and no own BRP date is."""
    place = answers.text(QUESTION_HOUSE)
    return place == AZC if place is not None else bool(row.azc) and answers.day(QUESTION_BRP) is None


def _route(facts: SummaryFacts) -> Leerroute | None:
    """The route that holds: the decided one, also while another is written about; before that the choice."""
    pip = facts.pip
    is_decided = pip is not None and pip.status is PipStatus.VASTGESTELD
    return pip.route if pip is not None and is_decided and pip.route is not None else facts.route


def _met_in_time(facts: SummaryFacts) -> str:
    """Whether the first PIP here came within the ten weeks; '' while it is not there, or the clock has no
    day. Who moved here brought a plan: that one says nothing of our ten weeks."""
    pip, clock = facts.pip, facts.clock
    if pip is None or pip.status is not PipStatus.VASTGESTELD or clock is None or clock.last is None:
        return ""
    first = facts.first_here
    return "" if first is None else "ja" if first <= clock.last else "nee"


def _test_outcome(toets: LeerbaarheidstoetsResult | None) -> str:
    """The test as it is weighed; its points stay here."""
    if toets is None:
        return ""
    if toets.state is ToetsState.NOT_POSSIBLE:
        return "geen"
    weighs = toets.weighs_as
    return weighs.value if weighs in (Outcome.HAALBAAR, Outcome.NIET_HAALBAAR) else ""


def _clock_codes(facts: SummaryFacts) -> set[str]:
    """Why the ten weeks do not run, or run otherwise: codes only, so that steering can count them."""
    clock, pip = facts.clock, facts.pip
    if clock is None or (pip is not None and pip.status is PipStatus.VASTGESTELD):
        return set()
    if clock.not_running is not None:
        return {f"klok_{clock.not_running.value}"}
    days = {fact.name: fact.day for fact in clock.facts}
    if days.get(FactName.THIRD_PARTY_ASKED) is None:
        return set()
    received = days.get(FactName.THIRD_PARTY_RECEIVED)
    if received is None:
        return {"klok_wacht_op_ander"}
    values = {value.key: value for value in clock.law}
    extra = values.get("pip.third_party_extra_days")
    if extra is None or clock.first is None:
        return set()
    is_later = received + timedelta(days=extra.number) > clock.first + timedelta(days=clock.law[0].number)
    return {"klok_later_door_ander"} if is_later else set()


def _ggm(facts: SummaryFacts, group: Doelgroep | None) -> dict[str, str]:
    """The record of GGM 2.5.1 names that 30 questions can fill, without identifying numbers."""
    pip = facts.pip
    record = {
        "Inburgeringsplicht.WordtBehandeldAls": _GGM_GROUPS[group] if group else "",
        "Inburgeringsplicht.DatumStart": facts.row.kennisgeving,
        "Leerroute.type": _GGM_ROUTES[route] if (route := _route(facts)) else "",
        "Pip.dagtekening": pip.dagtekening if pip else "",
        "Pip.dagtekeningInitieel": pip.dagtekening_initieel if pip else "",
        "VerblijfplaatsAzc.plaats": facts.row.azc,
    }
    return {name: text for name, text in record.items() if text}
