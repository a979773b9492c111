"""Decisions that two laptops took differently and that no form of their own shows: both told, one chosen.

Neither counts until a person chose. The agreements, the routes and their reasons show theirs beside their own
field; what is left stands together on the screen of the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, JsonValue, is_conflict
from desktop.domain.dossier import THIRD_PARTY_ASKED_KEY, THIRD_PARTY_RECEIVED_KEY
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import EXTRA_REASON_KEY, ROUTE_KEY, stands_on_the_board
from desktop.domain.pip_versions import BEKENDMAKING_KEY, HOLDS_KEY
from desktop.domain.plan_elements import is_element_key
from desktop.domain.plan_needs import hour_counts, plan_needs
from desktop.domain.revision import PREVIOUS_KEY, REVISION_KEY, REVISION_REASON_KEY, SCALE_DOWN_KEY, Category
from desktop.domain.route_decisions import NO_TEST_KEY, OFFER_KEY, SECOND_TALK_KEY
from desktop.domain.same_person import TOGETHER_KEY
from desktop.domain.wording import joined, nl
from desktop.usecases.choices_shown import at_text
from desktop.usecases.dutch_words import day_words, when_last
from desktop.usecases.element_words import TITLES, value_words
from desktop.usecases.elements_shown import SaidTwice
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.plan_situation import situation_of
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk

ROUTE_NAMES = {
    Leerroute.B1: nl("B1-route"),
    Leerroute.ONDERWIJS: nl("Onderwijsroute"),
    Leerroute.Z_ROUTE: nl("Z-route"),
}
CATEGORIES: Mapping[Category, str] = {
    Category.LEERROUTE: nl("Andere leerroute (schakelen)"),
    Category.AFSCHALEN: nl("Examens op A2 (afschalen)"),
    Category.VOORTGANG: nl("Na een voortgangsgesprek"),
    Category.OMSTANDIGHEDEN: nl("Iets is veranderd voor de persoon"),
    Category.BEZWAAR: nl("Na bezwaar of beroep"),
    Category.FOUT: nl("Er stond een fout in het plan"),
    Category.WET: nl("De wet of het aanbod is anders"),
}
_TITLES: Mapping[str, str] = {
    PREVIOUS_KEY: nl("Het plan van de vorige gemeente"),
    SCALE_DOWN_KEY: nl("Examens op A2"),
    REVISION_KEY: nl("Waarom het plan wordt gewijzigd"),
    REVISION_REASON_KEY: nl("De reden van de wijziging"),
    THIRD_PARTY_ASKED_KEY: nl("Gevraagd aan een ander (uitstel)"),
    THIRD_PARTY_RECEIVED_KEY: nl("Gekregen van een ander (uitstel)"),
    ROUTE_KEY: nl("De leerroute"),
    EXTRA_REASON_KEY: nl("Waarom anders dan de toets"),
    NO_TEST_KEY: nl("Wat u zag in plaats van een toets"),
    OFFER_KEY: nl("Plek in de onderwijsroute"),
    SECOND_TALK_KEY: nl("Het tweede gesprek"),
}
_STARTS: Mapping[str, str] = {
    f"{BEKENDMAKING_KEY}.": nl("De dag dat de brief ging"),
    "goal.": nl("Een stap in het plan"),
    "vve.": nl("Een kind dat niet meer in het plan staat"),
}
#: two versions that were established beside each other are chosen between as versions, two dossiers of one
#: person on the page of the dossier
_ELSEWHERE = (f"{HOLDS_KEY}.", TOGETHER_KEY)
_GONE, _UNREADABLE, _OTHER = "weggehaald", nl("kan hier niet worden gelezen"), nl("Iets in het plan")


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """One decision with what each laptop wrote, oldest first."""

    key: str
    title: str
    answers: tuple[SaidTwice, ...]

    @property
    def at(self) -> str:
        """Where it waits on the screen of the choices."""
        return at_text((ChangeKind.DECISION, self.key))


def two_answers(desk: Desk, talk: Talk) -> tuple[TwoAnswers, ...]:
    """Every decision with two answers that has no form of its own to choose in."""
    return tuple(
        TwoAnswers(key, title_of(key), tuple(_told(desk, talk, key, one) for one in _in_order(heads)))
        for (kind, key), heads in sorted(talk.heads.items())
        if kind is ChangeKind.DECISION and is_conflict(heads)
        if not (stands_on_the_board(key) or has_form(talk, key) or key.startswith(_ELSEWHERE))
    )


def has_form(talk: Talk, key: str) -> bool:
    """True for an agreement that this plan has a form for."""
    case = situation_of(talk)
    if case is None or not is_element_key(key):
        return False
    return key in {need.key for need in plan_needs(case)} | {c.counter.key for c in hour_counts(case)}


def _in_order(heads: tuple[Change, ...]) -> list[Change]:
    return sorted(heads, key=lambda change: (change.time, change.id))


def title_of(key: str) -> str:
    """What a decision is called, by its key."""
    if is_element_key(key) and key in TITLES:
        return TITLES[key]
    begun = next((title for start, title in _STARTS.items() if key.startswith(start)), _OTHER)
    return _TITLES.get(key, begun)


def _told(desk: Desk, talk: Talk, key: str, change: Change) -> SaidTwice:
    words = _GONE if change.value is None else decided_words(key, change.value)
    when = when_last(moment_of(change.time), talk.today)
    return SaidTwice(change.id, words or _UNREADABLE, author_words(desk, change), when)


def decided_words(key: str, value: JsonValue) -> str:
    """A decision in words; '' where this module has none for it."""
    if is_element_key(key):
        return value_words(key, value)
    if isinstance(value, str):
        day = whole_day(value)
        return value if day is None else day_words(day)
    if not isinstance(value, Mapping):
        return ""
    return _OBJECTS[key](value) if key in _OBJECTS else ""


def _previous(value: Mapping[str, JsonValue]) -> str:
    day, route = whole_day(str(value.get("dagtekening_initieel"))), value.get("route")
    name = ROUTE_NAMES[Leerroute(str(route))] if route in set(Leerroute) else ""
    parts = (
        str(value.get("gemeente") or ""),
        name,
        nl("sinds {day_words}", day_words=day_words(day)) if day else "",
    )
    return joined(", ", (part for part in parts if part))


def _scaled(value: Mapping[str, JsonValue]) -> str:
    return f"na {value.get('hours')} uur: {value.get('reason') or ''}".strip(": ")


def _category(value: Mapping[str, JsonValue]) -> str:
    known = value.get("category")
    return CATEGORIES[Category(str(known))] if known in set(Category) else ""


_OBJECTS: Mapping[str, Callable[[Mapping[str, JsonValue]], str]] = {
    PREVIOUS_KEY: _previous,
    SCALE_DOWN_KEY: _scaled,
    REVISION_KEY: _category,
}
