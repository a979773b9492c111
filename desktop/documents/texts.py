"""Every text a newcomer can read on paper: stable key, Dutch A2, and a note for the translator.

The collector of translations reads `DOCUMENT_TEXTS` (domain 'documents'). Choices of questions are not
here: those are texts of the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.plan_texts import PLAN_TEXTS

PAPER_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "paper.title": "Mijn plan in Nederland",
        "paper.subtitle": "{naam} · gemeente {gemeente}",
        "paper.stamp": "Concept",
        "paper.stamp_not_established": "Nog niet vastgesteld",
        "paper.foot": "Dit is uitleg. De brief van de gemeente is het besluit.",
        "paper.not_checked": "Vertaling niet nagekeken door een tolk.",
        "paper.not_all_translated": "Nog niet alles is vertaald.",
        "paper.version": "Versie {versie} · {datum} · vragen {pack}",
        # what the pictures show, read aloud where somebody cannot see them
        "paper.picture.1": "Tekening van een persoon",
        "paper.picture.2": "Tekening van een doel",
        "paper.picture.3": "Tekening van een weg",
        "paper.picture.4": "Tekening van een les in een klas",
        "paper.picture.5": "Tekening van een mens aan het werk",
        "paper.picture.6": "Tekening van een ouder met een kind",
        "paper.picture.7": "Tekening van iemand die helpt",
        "paper.picture.8": "Tekening van een kalender en een klok",
    }
)

DOCUMENT_TEXTS: Mapping[str, str] = MappingProxyType({**PAPER_TEXTS, **PLAN_TEXTS})

#: what a translator has to know and the Dutch does not say
TRANSLATOR_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "paper.subtitle": "{naam}: how the person wants to be called. {gemeente}: name of the municipality.",
        "paper.stamp": "Framed stamp on the paper: a draft, not final. One short word.",
        "paper.stamp_not_established": "Beneath the stamp: the municipality has not decided yet.",
        "paper.foot": "Besluit = the official decision of the municipality, which comes as a letter.",
        "paper.not_checked": "No interpreter has checked this translation yet.",
        "paper.version": "{versie}: number. {datum}: date in words. {pack}: name of the set of questions.",
        "plan.2.goal": "{doel}: the person's own words, left in the language they were written in.",
        "plan.2.work": "{werk}: the person's own words.",
        "plan.2.first_step": "{stap}: a choice of the questionnaire, e.g. 'Nederlands leren'.",
        "plan.3.years": "{jaren}: a number, now 3. Brief = the letter of the municipality.",
        "plan.3.term": "{begin}, {eind}: dates in words, both days included.",
        "plan.3.stone.les": "Inside a small box: one or two short words (lessons).",
        "plan.3.stone.les_werk": "Inside a small box: lessons and work.",
        "plan.3.stone.examen": "Inside a small box: exam.",
        "plan.3.stone.opleiding": "Inside a small box: vocational training or study.",
        "plan.3.stone.samen_doen": "Inside a small box: taking part in the town.",
        "plan.3.stone.gesprek": "Inside a small box: the closing talk with the municipality.",
        "plan.4.followed": "{lessen}: choices of the questionnaire, divided by commas.",
        "plan.6.child_vve": "{jaren}: a number below 4; write it so that any number is right.",
        "plan.6.child_school": "{jaren}: a number from 4 to 17; write it so that any number is right.",
        "plan.7.coach": "{begeleider}: name of the klantmanager. The telephone number stands beneath.",
        "plan.7.ontzorgen": "Vaste kosten: rent, gas, water, electricity, health insurance. t/m = through.",
        "plan.8.next": "{datum}: date in words. {tijd}: clock time such as 10:00.",
    }
)
