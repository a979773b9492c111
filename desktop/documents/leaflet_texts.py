"""Texts of the papers that go home beside the plan: summary of the letter, appointments, checklist.

A2 Dutch, 'u', one action a sentence, no amounts and nothing that threatens. The plan's own sentences
(`plan_texts`) are used where they say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SUMMARY_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "summary.title": "Wat staat er in de brief van de gemeente?",
        "summary.what": "De brief heet PIP. Dat is het plan van de gemeente voor uw inburgering.",
        "summary.is_decision": "De brief is een besluit van {datum}.",
        "summary.is_concept": "De brief is nog een concept. Het is nog geen besluit.",
        "summary.is_advice": (
            "De brief is een advies. U woont nog niet in onze gemeente. Het besluit komt later."
        ),
        "summary.road": "Uw weg",
        "summary.no_road": "Wij kiezen uw weg later, samen met u.",
        "summary.why": "In de brief staat waarom deze weg bij u past. En waarom een andere weg niet.",
        "summary.lessons": "Uw lessen",
        "summary.own_course": "U kiest en betaalt zelf een cursus. Wij helpen u kiezen.",
        "summary.home": "Thuis, hulp en geld",
        "summary.children": "In de brief staat wat we afspraken over uw kinderen.",
        "summary.ontzorgen": "De gemeente helpt u met uw vaste kosten. In de brief staat hoe lang.",
        "summary.time": "De tijd",
        "summary.term_later": "U krijgt {jaren} jaar. Die tijd begint pas na het besluit.",
        "summary.switch": "Past deze weg niet? Zeg het voor {datum}. Daarna kan wisselen meestal niet meer.",
        "summary.view": "Wat u zei",
        "summary.agrees": "U zei: ik ben het eens met het plan.",
        "summary.not_agrees": "U zei: ik ben het niet eens met het plan. Dat staat in de brief.",
        "summary.view_later": "Wij vragen u nog wat u van het plan vindt.",
        "summary.objection": "Niet eens met de brief?",
        "summary.objection_later": "Zeg het ons. Na het besluit kunt u bezwaar maken. Dat mag altijd.",
        "summary.objection_until": "U kunt bezwaar maken tot en met {datum}. Dat mag altijd en kost niets.",
        "summary.objection_weeks": (
            "U kunt bezwaar maken. U heeft {weken} weken de tijd. Dat mag altijd en kost niets."
        ),
        "summary.objection_how": "U stuurt een brief. Het adres staat in de brief van de gemeente.",
        "summary.objection_help": "U mag hulp vragen, bijvoorbeeld bij VluchtelingenWerk.",
        "summary.contact": "Vragen? Bel {naam}: {telefoon}.",
        "summary.contact_no_phone": "Vragen? Vraag het aan {naam}.",
        "summary.foot": "Dit is uitleg. Alleen de brief zelf is het besluit.",
    }
)

APPOINTMENT_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "appointment.title": "Uw afspraken",
        "appointment.none": "Er is nu geen afspraak. U krijgt bericht.",
        "appointment.what": "Gesprek met de gemeente",
        "appointment.when": "{datum}, {tijd} uur",
        "appointment.where": "Waar: {plek}",
        "appointment.place_later": "Waar: dat hoort u nog.",
        "appointment.who": "Met: {naam}",
        "appointment.tolk": "Er is een tolk bij.",
        "appointment.bring": "Neem mee: uw kaart, brieven en diploma's.",
        "appointment.call": "Kunt u niet komen? Bel {telefoon}.",
        "appointment.scan": "Richt de camera van uw telefoon op dit vierkant. "
        "Dan staat de afspraak in uw telefoon.",
        "appointment.code": "Code met deze afspraak, voor een telefoon",
    }
)

CHECKLIST_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "checklist.title": "Uw eerste tien weken",
        "checklist.intro": "Zet een kruis als iets klaar is. Neem dit papier mee naar elk gesprek.",
        "checklist.papers": "Papieren",
        "checklist.talks": "Gesprekken en toets",
        "checklist.home": "Huis, geld en zorg",
        "checklist.family": "Uw kinderen",
        "checklist.duo_letter": "Ik bewaar de brief van DUO.",
        "checklist.card": "Mijn kaart met de vergunning is geldig.",
        "checklist.diplomas": "Ik zoek mijn diploma's en papieren van werk.",
        "checklist.digid": "Ik vraag DigiD aan.",
        "checklist.register": "Ik schrijf mij in bij de gemeente waar ik woon.",
        "checklist.talk": "Ik praat met de gemeente over mijn plan.",
        "checklist.test": "Ik doe de leerbaarheidstoets.",
        "checklist.plan": "Ik lees mijn plan, of iemand leest het voor.",
        "checklist.say": "Ik zeg wat ik van het plan vind.",
        "checklist.lesson": "Ik weet wanneer mijn les begint.",
        "checklist.course": "Ik kies een cursus met een keurmerk.",
        "checklist.bank": "Ik heb een bankrekening.",
        "checklist.care": "Ik heb een zorgverzekering en een huisarts.",
        "checklist.bijstand": "Ik vraag bijstand aan als ik een huis heb.",
        "checklist.toeslagen": "Ik vraag toeslagen aan. Iemand helpt mij.",
        "checklist.bills": "Ik weet wie mijn huur en energie betaalt.",
        "checklist.school": "Mijn kind gaat naar school, of naar opvang of peuterschool.",
        "checklist.minds": "Ik weet wie op mijn kind past als ik les heb.",
        "checklist.call": "Lukt iets niet? Bel {telefoon}.",
        "checklist.call_no_phone": "Lukt iets niet? Zeg het ons.",
    }
)

LEAFLET_TEXTS: Mapping[str, str] = MappingProxyType({**SUMMARY_TEXTS, **APPOINTMENT_TEXTS, **CHECKLIST_TEXTS})

LEAFLET_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "summary.title": "Heading of a sheet that explains an official letter (the PIP), which is in Dutch.",
        "summary.is_decision": "Besluit = official decision. {datum}: date in words.",
        "summary.is_advice": "The person lives in a reception centre and is not registered here yet.",
        "summary.road": "Heading; 'weg' (road) as in the plan: the leerroute.",
        "summary.term_later": "{jaren}: a number, now 3.",
        "summary.switch": "{datum}: date in words. Wisselen: changing to another road.",
        "summary.objection": "Heading: what to do when the person does not agree with the letter.",
        "summary.objection_until": "Bezwaar = objection, a right. {datum}: date in words.",
        "summary.objection_weeks": "{weken}: a number, now 6.",
        "summary.contact": "{naam}: name of the klantmanager. {telefoon}: a telephone number.",
        "summary.contact_no_phone": "{naam}: name of the klantmanager.",
        "appointment.when": "{datum}: date in words with its weekday. {tijd}: clock time such as 10:00.",
        "appointment.where": "{plek}: name of a place, e.g. 'azc Drachten, kamer 4'.",
        "appointment.who": "{naam}: name of the klantmanager.",
        "appointment.bring": "Kaart = residence card.",
        "appointment.call": "{telefoon}: a telephone number.",
        "appointment.scan": "Beside a QR code. 'Vierkant' = this square picture.",
        "appointment.code": "Read aloud instead of the QR code.",
        "checklist.intro": "Kruis: a cross or tick in a small box. Talks are with the municipality.",
        "checklist.duo_letter": "First person: the person ticks this, as all lines with 'Ik'.",
        "checklist.card": "Residence card.",
        "checklist.bijstand": "Bijstand = social assistance of the municipality.",
        "checklist.toeslagen": "Toeslagen = allowances of the tax office for rent, care, children.",
        "checklist.bills": "At first the municipality may pay them from the person's own bijstand.",
        "checklist.course": "Keurmerk = quality mark of a school (Blik op Werk).",
        "checklist.call": "{telefoon}: a telephone number.",
    }
)
