"""The sentences of the plan: stable key and Dutch at level A2, the source that translators work from.

Both the growing plan on screen and the paper use these lines. Rules of wording: 'u', active, one action a
sentence, the plain words of the plan (les over werk, geld voor vaste kosten, gesprek), never an amount of
money. Names between braces are filled in; a translation keeps them and may move them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLAN_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        # titles of the eight blocks
        "plan.1.title": "Dit bent u",
        "plan.2.title": "Uw doel",
        "plan.3.title": "Uw weg",
        "plan.4.title": "Taal leren",
        "plan.5.title": "Werk en Nederland",
        "plan.6.title": "Thuis en kinderen",
        "plan.7.title": "Hulp en geld",
        "plan.8.title": "Onze afspraken",
        # 1 who you are
        "plan.1.name": "U heet {naam}.",
        "plan.1.language": "U spreekt het liefst {taal}.",
        "plan.1.diploma": "U heeft een diploma. Wij kijken wat het hier waard is.",
        # 2 what you want
        "plan.2.goal": "‘{doel}’.",
        "plan.2.work": "Werk: ‘{werk}’.",
        "plan.2.study": "U wilt een opleiding doen.",
        "plan.2.first_step": "Nu belangrijk: {stap}.",
        # 3 the road
        "plan.3.b1": "U leert Nederlands tot niveau B1.",
        "plan.3.onderwijs": "U gaat naar school. Daarna doet u een opleiding.",
        "plan.3.z": "U leert Nederlands voor elke dag, en dingen zelf doen.",
        "plan.3.years": "U krijgt {jaren} jaar voor deze weg. De datum komt per brief.",
        "plan.3.term": "U heeft {jaren} jaar voor deze weg: van {begin} tot en met {eind}.",
        "plan.3.not_chosen": "Wij praten nog over uw weg.",
        "plan.3.stone.les": "les",
        "plan.3.stone.les_werk": "les + werk",
        "plan.3.stone.examen": "examen",
        "plan.3.stone.opleiding": "opleiding",
        "plan.3.stone.samen_doen": "samen doen",
        "plan.3.stone.gesprek": "gesprek",
        # 4 language
        "plan.4.alphabet_first": "U leert eerst ons alfabet.",
        "plan.4.alphabet_practice": "U oefent eerst met ons alfabet.",
        "plan.4.level_start": "U begint bij het begin.",
        "plan.4.level_some": "U kent al een beetje Nederlands.",
        "plan.4.level_much": "U kent al veel Nederlands.",
        "plan.4.followed": "Op het azc volgt u nu: {lessen}. Wat u al leerde, hoeft u niet opnieuw te leren.",
        "plan.4.hours": "U krijgt {uren} uur les.",
        "plan.4.own_school": "U kiest zelf een school. Wij helpen u kiezen.",
        "plan.4.place_later": "De dagen en de plek kiezen we later samen.",
        # 5 work and the Netherlands
        "plan.5.map": "Les over werk: {uren} uur.",
        "plan.5.pvt": "Waarden en regels: {uren} uur.",
        "plan.5.knm": "Les over Nederland.",
        "plan.5.z_participation": "Samen doen in de stad: {uren} uur.",
        # 6 home and children
        "plan.6.nothing": "Hier hoeft u nu niets te doen.",
        "plan.6.baby": "Wij praten met u over opvang voor uw baby.",
        "plan.6.child_small": "Wij praten met u over opvang voor uw kind ({jaren} jaar).",
        "plan.6.children_small": "Wij praten met u over opvang voor uw kleine kinderen.",
        "plan.6.child_vve": "Uw kind ({jaren} jaar) kan naar de peuterschool.",
        "plan.6.children_vve": "Uw kinderen ({jaren} jaar) kunnen naar de peuterschool.",
        "plan.6.child_may_school": "Uw kind ({jaren} jaar) kan naar school.",
        "plan.6.children_may_school": "Uw kinderen ({jaren} jaar) kunnen naar school.",
        "plan.6.child_school": "Uw kind ({jaren} jaar) gaat naar school.",
        "plan.6.children_school": "Uw kinderen ({jaren} jaar) gaan naar school.",
        "plan.6.care": "Opvang tijdens uw les zoeken we samen.",
        # 7 help and money
        "plan.7.coach": "{begeleider} helpt u.",
        "plan.7.ontzorgen": (
            "De gemeente betaalt {maanden} maanden uw vaste kosten uit uw eigen bijstand: {begin} t/m {eind}."
        ),
        "plan.7.ontzorgen_later": "Later praten we over uw vaste kosten.",
        "plan.7.course_money": "Later praten we over de kosten van uw lessen.",
        # 8 appointments
        "plan.8.next": "Volgend gesprek: {datum}, {tijd} uur.",
        "plan.8.next_place": "Volgend gesprek: {datum}, {tijd} uur, {plek}.",
        "plan.8.no_date": "Volgend gesprek: datum komt nog.",
        "plan.8.ill": "Bent u ziek? Bel ons.",
        "plan.8.disagree": "Niet eens met het plan? Zeg het ons.",
        # what is not known yet
        "plan.later": "Dit vullen we later samen in.",
    }
)
