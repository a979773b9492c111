"""What is different in a new version of the plan: sentences the person can read, Dutch A2.

A line of the plan stands in them as it was printed: `{regel}` is a whole sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CHANGE_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "change.title": "Wat is er anders?",
        "change.first": "Dit is uw eerste plan.",
        "change.nothing": "Er is niets anders.",
        "change.new": "Nieuw: {regel}",
        "change.gone": "Niet meer: {regel}",
        "change.other": "Anders: {regel} Eerst stond er: {eerst}",
        "change.route": "Uw weg is anders. Eerst: {eerst}. Nu: {nu}.",
        "change.route_first": "Uw weg is gekozen: {nu}.",
        "change.level_a2": "Uw examens mogen op niveau A2.",
        "change.level_b1": "Uw examens zijn weer op niveau B1.",
        "change.agreed": "Nieuw of anders afgesproken: {wat}.",
        "change.agreed.niveau": "het niveau van uw examens",
        "change.agreed.alfabetisering": "leren lezen en schrijven",
        "change.agreed.les": "uw lessen",
        "change.agreed.leerroute": "de uren taalles",
        "change.agreed.map": "de uren les over werk",
        "change.agreed.pvt": "de uren over waarden en regels",
        "change.agreed.participatie": "de uren samen doen in de stad",
        "change.agreed.duaal": "leren en doen samen",
        "change.agreed.vve": "de plek voor uw kind",
        "change.agreed.ontzorgen": "geld voor vaste kosten",
        "change.agreed.begeleiding": "wie u helpt",
        "change.agreed.voortgang": "de dagen van onze gesprekken",
        "change.agreed.toestemming": "examens op een lager niveau",
        "change.agreed.opleiding": "uw opleiding afmaken",
        "change.moved": "U woont nu in een andere gemeente. Uw weg blijft hetzelfde.",
        "change.established": "De gemeente heeft uw plan vastgesteld.",
        "change.term_stays": "De einddatum blijft {datum}.",
        "change.term_set": "U heeft tijd tot en met {datum}.",
        "change.route.b1": "B1-route",
        "change.route.onderwijs": "onderwijsroute",
        "change.route.z": "Z-route",
    }
)

CHANGE_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "change.title": "Heading above the list of differences between the old and the new plan.",
        "change.new": "{regel}: a whole sentence of the plan that was not there before.",
        "change.gone": "{regel}: a whole sentence of the old plan that is no longer there.",
        "change.other": "{regel}: the new sentence, {eerst}: the old sentence about the same thing.",
        "change.route": "{eerst}, {nu}: names of leerroutes, see change.route.b1 and the two below it.",
        "change.route_first": "{nu}: name of a leerroute.",
        "change.level_a2": "A2 is the level of language; keep it.",
        "change.level_b1": "B1 is the level of language; keep it.",
        "change.agreed": "{wat}: one of the agreements of the lines below it, inside the sentence.",
        "change.agreed.leerroute": "Lower case: stands inside 'change.agreed', as all lines of this group.",
        "change.established": "Vastgesteld: the municipality decided it; from now on the plan holds.",
        "change.term_stays": "{datum}: last day of the three years, in words; a new plan never moves it.",
        "change.term_set": "{datum}: last day of the three years, in words.",
        "change.route.b1": "Name of a leerroute; keep B1.",
        "change.route.onderwijs": "Name of a leerroute: school first, then a study.",
        "change.route.z": "Name of a leerroute (self-reliance); keep Z.",
    }
)
