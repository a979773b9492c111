"""Why an element stands in this plan, and where the number or day in its proposal comes from."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.dutch_days import day_words, plain_day
from desktop.domain.group_rights import NAMES
from desktop.domain.law.book import Rule
from desktop.domain.law.why import Why, WhyFact, rules_behind, value_words
from desktop.domain.leerroute import Leerroute
from desktop.domain.ontzorgen import LeanMonths
from desktop.domain.plan_elements import ElementKey, Part
from desktop.domain.plan_needs import HourCount, Need, Situation, Weight
from desktop.domain.wording import nl

ROUTE_WORDS = {
    Leerroute.B1: nl("B1-route"),
    Leerroute.ONDERWIJS: nl("Onderwijsroute"),
    Leerroute.Z_ROUTE: nl("Z-route"),
}
_CLAIMS = {
    ElementKey.LEVEL: nl("Het plan zegt naar welk niveau de persoon leert: B1 of B2."),
    ElementKey.ALPHABET: nl("Wie ons alfabet nog niet leest, leert dat eerst."),
    ElementKey.LESSON: nl("In het plan staat waar en wanneer de les is."),
    ElementKey.DUAL: nl("Taal leert beter samen met werk, vrijwilligerswerk, studie of stage."),
    Part.MAP.key: nl("De MAP is minstens 40 uur, en hoort niet bij de onderwijsroute."),
    Part.PVT.key: nl("Het PVT hoort bij elke leerroute."),
    Part.PARTICIPATIE.key: nl("In de Z-route doet een asielstatushouder naast de les ook mee in de stad."),
    ElementKey.EXAM_A2: (
        nl("In de Z-route mag iemand examen doen op A2 of KNM, als de gemeente denkt dat dat lukt.")
    ),
    ElementKey.FINISH_STUDY: nl("Een opleiding zoals entree of de ISK kan samengaan met inburgeren."),
    ElementKey.ONTZORGEN_START: nl("Ontzorgen begint op de eerste dag waarop er recht op bijstand is."),
    ElementKey.ONTZORGEN_FORM: nl(
        "Het plan zegt hoe de gemeente ontzorgt, en waarom als dat niet volledig is."
    ),
    ElementKey.ONTZORGEN_END: nl("Stopt de bijstand eerder, dan stopt ook het ontzorgen."),
    ElementKey.GUIDANCE: nl(
        "Maatschappelijke begeleiding helpt met praktische zaken; duur en vorm zijn vrij."
    ),
    ElementKey.TALKS: nl("Het aantal gesprekken staat niet in de wet; de begroting rekent met een aantal."),
}
_CLOSING = nl("Een voorstel telt pas als u het bevestigt; u beslist.")
_TOLD = {
    ElementKey.ALPHABET: (nl("Leest ons alfabet"), "T03"),
    ElementKey.ONTZORGEN_START: (nl("Bijstand vanaf"), "E02"),
}


def why_element(need: Need, case: Situation) -> Why:
    """The reasons of one element: whom it is for, what of the law it rests on, what is not sure."""
    claim = _CLAIMS.get(need.key, "Er is een afspraak voor elk jong kind.")
    if need.key == Part.LEERROUTE.key:
        claim = _lesson_claim(case)
    return Why(
        claim=claim,
        facts=tuple(_facts(need, case)),
        law=need.law,
        rules=tuple(_rules(need, case)),
        doubts=tuple(_doubts(need, case)),
        closing=_CLOSING,
    )


def why_count(count: HourCount, case: Situation) -> Why:
    """Why a counter goes up to this number."""
    rules = rules_behind((count.of,), case.book)
    claim = nl("Er zijn {value_words} nodig.", value_words=value_words(count.of))
    return Why(
        claim, law=(count.of,), rules=rules, closing=nl("School of werkgever geeft de uren door; u telt.")
    )


def why_lean(lean: LeanMonths, case: Situation) -> Why:
    """Why there may be too little money in the first months (rule R-ONT-06)."""
    claim = nl(
        "Tot en met {day_words} kan er te weinig geld zijn om van te leven.", day_words=day_words(lean.last)
    )
    step = nl("Toeslagen komen vaak pas maanden na de aanvraag.")
    return Why(
        claim, steps=(step,), law=lean.law, rules=rules_behind(lean.law, case.book), closing=nl("U beslist.")
    )


def _lesson_claim(case: Situation) -> str:
    if case.route is Leerroute.Z_ROUTE:
        return nl("De Z-route telt een vast aantal uren les, voor elke groep.")
    if case.is_asiel:
        return nl("Het plan van een asielstatushouder zegt hoeveel uur les er is.")
    return nl("De persoon koopt zelf een cursus; de gemeente adviseert de uren.")


def _facts(need: Need, case: Situation) -> Iterator[WhyFact]:
    yield WhyFact(nl("Doelgroep"), NAMES[case.group.doelgroep], "P07")
    if case.route is not None and need.block in (4, 5):
        yield WhyFact(nl("Leerroute"), ROUTE_WORDS[case.route])
    if need.key in _TOLD and isinstance(need.proposal, str):
        name, question = _TOLD[need.key]
        yield WhyFact(name, _told(need, case), question)
    if need.key == ElementKey.TALKS and case.term is not None and case.term.last is not None:
        yield WhyFact(nl("Inburgeringstermijn tot en met"), plain_day(case.term.last))


def _told(need: Need, case: Situation) -> str:
    if need.key == ElementKey.ALPHABET:
        return case.answers.text("T03") or ""
    found = case.answers.cells("E02").get("vanaf")
    return found if isinstance(found, str) else ""


def _rules(need: Need, case: Situation) -> Iterator[Rule]:
    seen = dict.fromkeys((*(value.rule for value in need.law if value.rule), *need.rules))
    yield from (case.book.rule(id) for id in seen)


def _doubts(need: Need, case: Situation) -> Iterator[str]:
    if need.weight is Weight.ROUTE_FIRST:
        yield nl("Dit hangt van de leerroute af, en die is nog niet gekozen.")
    if need.weight is Weight.POLICY:
        yield nl("De wet zegt het niet; het beleid van de gemeente beslist.")
    if need.key.startswith(ElementKey.CHILD):
        yield nl("De leeftijd is die van het gesprek; een kind wordt ouder.")
    if need.key == ElementKey.ONTZORGEN_FORM and case.group.is_nareiziger:
        yield nl("Voor nareizigers verschilt de uitleg van ontzorgen.")
    if need.key == ElementKey.TALKS and case.term is None:
        yield nl("Zonder vastgesteld plan is er nog geen termijn; dan stelt het programma geen dagen voor.")
