"""What each picture and sign on the papers means, and the words the drawn parts need. Dutch A2."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LEGEND_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "legend.title": "Wat betekenen de plaatjes?",
        "legend.intro": "Deze plaatjes staan op uw papieren.",
        "legend.day": "Een dag met een vinkje: dan heeft u les.",
        "legend.leaf": "Een blad van de kalender: de dag van uw afspraak.",
        "legend.clock": "De klok: hoe laat het begint.",
        "legend.place": "De speld: hier moet u zijn.",
        "legend.who": "De persoon: met wie u praat.",
        "legend.tolk": "De tolk: er is iemand die uw taal spreekt.",
        "legend.bring": "De tas: dit neemt u mee.",
        "legend.call": "De telefoon: bel dit nummer.",
        "legend.jar": "De pot: zo veel uren gaat u doen. Elk uur telt.",
        "legend.code": "Het vierkant: richt de camera van uw telefoon erop.",
        "legend.tick": "Het lege vakje: zet een kruis als het klaar is.",
        "legend.stamp": "Het woord ‘concept’: dit plan is nog niet vast.",
        "legend.ask": "Weet u niet wat een plaatje betekent? Vraag het ons.",
        "paper.portrait_of": "Foto van {naam}",
        "paper.jar_hours": "{uren} uur",
        "paper.goes_on": "Dit gaat verder op de volgende bladzijde.",
    }
)

LEGEND_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "legend.title": "Title of a page that shows every picture and sign of the papers with its meaning.",
        "legend.day": "Beside a box with the name of a weekday and a tick.",
        "legend.leaf": "Beside a drawn page of a tear-off calendar with a day and a month on it.",
        "legend.place": "Speld: the pin that marks a place on a map. You have to be here.",
        "legend.who": "Beside a drawing of one person: the one you have the talk with.",
        "legend.tolk": "Beside a drawing of an interpreter between two persons.",
        "legend.bring": "Beside a drawing of a bag: the things to take along to the appointment.",
        "legend.jar": "Beside a drawn glass jar that is filled with hours (of lessons, of taking part).",
        "legend.code": "Vierkant: the square of a QR code. Point the camera of your telephone at it.",
        "legend.tick": "Beside an empty box in a list: put a cross in it when something is done.",
        "legend.stamp": "‘concept’: in your language the word of paper.stamp. Vast: decided, final.",
        "paper.portrait_of": "Read aloud instead of a photo. {naam}: name of the klantmanager.",
        "paper.jar_hours": "On a drawn jar, very short. {uren}: a number such as 800.",
        "paper.goes_on": "Small line at the foot of a block that did not fit on this page.",
    }
)
