"""Every text of the paper for the tolk: what kind of talk, which words, how we work together. A2 Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BRIEF_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "brief.title": "Uitleg voor de tolk",
        "brief.talk": "Het gesprek",
        "brief.kind": "Soort gesprek",
        "brief.kind.text": (
            "Een gesprek van de gemeente met iemand die gaat inburgeren. Het doel is een plan. "
            "Het is geen gesprek over asiel."
        ),
        "brief.language": "Taal",
        "brief.length": "Hoe lang",
        "brief.length.text": "Ongeveer {minuten} minuten. Er is tijd voor een pauze.",
        "brief.themes": "Onderwerpen",
        "brief.never": "Wat wij nooit vragen",
        "brief.never.text": "De vlucht, het asielverhaal, geloof, politiek en seksualiteit.",
        "brief.terms": "Woorden die terugkomen",
        "brief.together": "Zo werken we samen",
        "brief.rule.1": "Stel u voor in beide talen: uw werk, en dat u alles geheim houdt.",
        "brief.rule.2": "Praat in de ik-vorm. Zeg wat de persoon zegt, niet meer en niet minder.",
        "brief.rule.3": "Wij praten tegen de persoon, in korte en hele zinnen.",
        "brief.rule.4": "Is een zin te lang of niet duidelijk? Vraag het ons meteen.",
        "brief.rule.5": "Denkt u dat de persoon iets niet begrijpt? Zeg het tegen ons.",
        "brief.rule.6": "Geef geen advies en geef geen antwoord voor de persoon.",
        "brief.rule.7": "Kent u de persoon of de familie? Zeg het voor het begin.",
        "brief.rule.8": "Bent u aan de telefoon? Zit op een stille plek. Wij testen eerst het geluid.",
        "brief.rule.9": "Valt de lijn weg? Wij bellen u terug.",
        "brief.foot": "Op dit papier staat niets over een persoon. U mag het houden.",
    }
)

#: how many rules there are
RULES = 9

BRIEF_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "brief.title": "Heading of a sheet that an interpreter reads before the talk.",
        "brief.kind.text": "Not about asylum: it is about lessons, work and family.",
        "brief.length.text": "{minuten}: a number of minutes.",
        "brief.never.text": "Flight = fleeing the country. Subjects that are never asked about.",
        "brief.rule.1": "Addressed to the interpreter, a professional; polite form.",
        "brief.rule.2": "First person: 'I have two children', not 'she says that she has ...'.",
        "brief.rule.9": "The line = the telephone or video connection.",
    }
)
