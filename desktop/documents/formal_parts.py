"""The parts of the formal PIP that differ by doelgroep and route: lessons, hours, help, children, money."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.blocks import Items, LabelRows, Part, SheetSection
from desktop.documents.formal_facts import FormalFacts
from desktop.documents.formal_words import (
    NOT_YET,
    child_words,
    dual_words,
    lesson_words,
    map_words,
    ontzorgen_words,
    participation_words,
    pvt_words,
    route_hours,
    sentence,
)
from desktop.documents.sheet_writer import label, nl, prose, titled
from desktop.domain.dutch_days import day_words
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_needs import GUIDANCE_SUBJECTS

_OFFERS = {
    "nee": "Er is nu geen plek voor de onderwijsroute in de regio.",
    "wachtlijst": "Er is een wachtlijst voor de onderwijsroute in de regio.",
}


def part_sections(facts: FormalFacts) -> Iterator[SheetSection]:
    """From the lessons to what has to be there first."""
    yield SheetSection(titled("Uw lessen"), (_lessons(facts),))
    yield SheetSection(titled("Hulp, en hoe wij uw voortgang volgen"), tuple(_help(facts)))
    if facts.children:
        yield SheetSection(titled("Uw kinderen"), (_children(facts),))
    if facts.is_asiel:
        words = tuple(prose(line) for line in ontzorgen_words(facts))
        yield SheetSection(titled("Geld: ontzorgen"), words)
    yield SheetSection(titled("Wat er nodig is om te beginnen"), tuple(_conditions(facts)))


def _lessons(facts: FormalFacts) -> LabelRows:
    elements, route = facts.elements, facts.route
    rows = []
    if facts.is_asiel:
        rows.append(label("Hoeveel", route_hours(facts) if route else NOT_YET))
        rows.append(label("Waar en wanneer", lesson_words(elements.lesson) or NOT_YET))
    else:
        rows.append(
            label(
                "Cursus",
                "U kiest en betaalt zelf een cursus. Wij geven advies over een school met keurmerk. "
                "Misschien kunt u daarvoor geld lenen bij DUO.",
            )
        )
        agreed = lesson_words(elements.lesson)
        if agreed:
            rows.append(label("Waar en wanneer", agreed))
        if route is not None and route is not Leerroute.B1:
            rows.append(label("Hoeveel", route_hours(facts)))
    if elements.alphabet is not None:
        words = "U leert eerst ons alfabet lezen en schrijven." if elements.alphabet else "Niet nodig."
        rows.append(label("Alfabetisering", words))
    rows.append(label("Participatieverklaring (PVT)", pvt_words(facts)))
    rows.append(label("Werk en beroep (MAP)", map_words(facts)))
    if route is Leerroute.Z_ROUTE and facts.is_asiel:
        rows.append(label("Meedoen in de praktijk", participation_words(facts)))
    rows.append(label("Taal en werk samen", dual_words(facts)))
    if elements.finish_study:
        rows.append(label("Opleiding", "U mag de opleiding waarmee u bezig bent afmaken."))
    return LabelRows(tuple(rows))


def _help(facts: FormalFacts) -> Iterator[Part]:
    guidance, talks = facts.elements.guidance, facts.elements.talks
    if guidance is not None:
        what = [GUIDANCE_SUBJECTS[key] for key in guidance.what if key in GUIDANCE_SUBJECTS]
        about = f" Dat gaat over: {', '.join(what)}." if what else ""
        start = f", vanaf {day_words(guidance.start)}" if guidance.start else ""
        who = guidance.who or "De gemeente"
        yield prose(f"{who} begeleidt u{start}.{about}")
    elif facts.is_asiel:
        yield prose(f"Maatschappelijke begeleiding: {NOT_YET[0].lower()}{NOT_YET[1:]}")
    yield prose(
        f"{facts.contact.name or 'Uw klantmanager'} is uw contactpersoon en kijkt met u en de school hoe "
        "het gaat. Past het plan niet meer? Dan kijken we samen wat anders kan."
    )
    if talks is not None and talks.days:
        yield prose("De voortgangsgesprekken zijn gepland op:")
        yield Items(tuple((nl(day_words(day)),) for day in talks.days))
    else:
        yield prose("De dagen van de voortgangsgesprekken spreken we nog af.")


def _children(facts: FormalFacts) -> LabelRows:
    told = (child_words(child, facts.elements.children.get(child.row)) for child in facts.children)
    return LabelRows(tuple(label(name, words) for name, words in told))


def _conditions(facts: FormalFacts) -> Iterator[Part]:
    told = list(facts.conditions)
    if facts.route is Leerroute.ONDERWIJS and facts.is_offer_known in _OFFERS:
        told.append(_OFFERS[facts.is_offer_known])
    if told:
        yield Items(tuple((nl(sentence(line)),) for line in told))
    else:
        yield prose("Wij weten nu niets dat eerst geregeld moet worden.")
