"""Every text a newcomer can read on paper: stable key, Dutch A2, and a note for the translator.

The collector of translations reads `DOCUMENT_TEXTS` (domain 'documents'). Choices of questions are not
here: those are texts of the pack.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from desktop.documents.access_texts import ACCESS_NOTES, ACCESS_TEXTS
from desktop.documents.brief_texts import BRIEF_NOTES, BRIEF_TEXTS
from desktop.documents.change_texts import CHANGE_NOTES, CHANGE_TEXTS
from desktop.documents.leaflet_texts import LEAFLET_NOTES, LEAFLET_TEXTS
from desktop.documents.legend_texts import LEGEND_NOTES, LEGEND_TEXTS
from desktop.documents.plan_notes import PLAN_NOTES
from desktop.documents.privacy_texts import PRIVACY_NOTES, PRIVACY_TEXTS
from desktop.documents.term_texts import TERM_NOTES, TERM_TEXTS
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

DOCUMENT_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        **PAPER_TEXTS,
        **PLAN_TEXTS,
        **BRIEF_TEXTS,
        **TERM_TEXTS,
        **LEAFLET_TEXTS,
        **CHANGE_TEXTS,
        **PRIVACY_TEXTS,
        **LEGEND_TEXTS,
        **ACCESS_TEXTS,
    }
)

#: what a translator has to know and the Dutch does not say
TRANSLATOR_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "paper.subtitle": "{naam}: how the person wants to be called. {gemeente}: name of the municipality.",
        "paper.stamp": "Framed stamp on the paper: a draft, not final. One short word.",
        "paper.stamp_not_established": "Beneath the stamp: the municipality has not decided yet.",
        "paper.foot": "Besluit = the official decision of the municipality, which comes as a letter.",
        "paper.not_checked": "No interpreter has checked this translation yet.",
        "paper.version": "{versie}: number. {datum}: date in words. {pack}: name of the set of questions.",
        "plan.1.language": "{taal}: name of the language the person likes best for this talk.",
        "plan.2.goal": "Only the marks of a quotation. {doel}: the person's own words, never translated.",
        "plan.2.work": "{werk}: the person's own words for the work that is wanted.",
        "plan.2.first_step": "{stap}: the choice of K02, e.g. 'Nederlands leren', 'Een huis'.",
        "plan.3.years": "{jaren}: a number, now 3, for the whole road of this block.",
        "plan.3.term": "{begin}, {eind}: dates in words, both days included.",
        "plan.3.stone.les": "Inside a small box: one or two short words (lessons).",
        "plan.3.stone.les_werk": "Inside a small box: lessons and work.",
        "plan.3.stone.examen": "Inside a small box: exam.",
        "plan.3.stone.opleiding": "Inside a small box: vocational training or study.",
        "plan.3.stone.samen_doen": "Inside a small box: taking part in the town.",
        "plan.3.stone.gesprek": "Inside a small box: the closing talk with the municipality.",
        "plan.4.followed": "{lessen}: choices of A03, joined with 'and'. New lessons will come all the same: "
        "only what the person knows already is not done twice.",
        "plan.5.pvt": "Stands below two lines that say 'lessons about ...'.",
        "plan.6.child_small": "{jaren}: now 1. Opvang = day care.",
        "plan.6.child_vve": "{jaren}: 2 or 3. Kan = there is a place for that age, nobody has to.",
        "plan.6.children_vve": "{jaren}: such as '2 en 3'. Kan = there is a place, nobody has to.",
        "plan.6.child_may_school": "{jaren}: now 4. A child of 4 may go to school, and must from 5.",
        "plan.6.children_may_school": "{jaren}: such as '4 en 4' (twins). See the line above.",
        "plan.6.child_school": "{jaren}: a number from 5 to 17; write it so that any number is right.",
        "plan.6.children_school": "{jaren}: numbers such as '7, 9 en 12', each from 5 to 17.",
        "plan.7.coach": "{begeleider}: name of the klantmanager. The number to call stands beneath.",
        "plan.7.ontzorgen": "The money is the person's own bijstand (social assistance), nothing extra. "
        "Vaste kosten: rent, gas, water, electricity, health insurance. tot en met = through.",
        "plan.8.next_place": "{datum}, {tijd} as above. {plek}: name of a place, e.g. 'azc Drachten'.",
        "plan.8.next": "{datum}: date in words. {tijd}: clock time such as 10:00.",
        **PLAN_NOTES,
        **BRIEF_NOTES,
        **TERM_NOTES,
        **PRIVACY_NOTES,
        **LEAFLET_NOTES,
        **CHANGE_NOTES,
        **LEGEND_NOTES,
        **ACCESS_NOTES,
    }
)


def translation_doubts(statuses: Collection[str]) -> tuple[str, ...]:
    """Keys of what is said at the foot of a paper about its translation, for texts of these statuses."""
    found = ("paper.not_checked",) if "unreviewed" in statuses else ()
    return (*found, "paper.not_all_translated") if {"missing", "outdated"} & set(statuses) else found
