"""What is missing before 'gereed', in words, each with where to go and the rule it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import ChangeKind
from desktop.domain.doelgroep import NotHere
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.law.book import LawValue
from desktop.domain.law.why import Why, WhyFact, rules_behind
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import Missing as DomainMissing
from desktop.domain.pip import MissingCode
from desktop.domain.reasons import why_not_here, why_refusal
from desktop.domain.wording import nl, small
from desktop.usecases.kind_titles import KIND_TITLES
from desktop.usecases.pip_facts import question_of
from desktop.usecases.pip_shown import Missing
from desktop.usecases.sealing import missing_of
from desktop.usecases.talk import Talk
from desktop.usecases.two_answers import has_form, title_of
from desktop.usecases.why_shown import WhyShown, why_shown

TITLES: Mapping[Leerroute, tuple[str, str]] = {
    Leerroute.B1: (nl("B1-route"), nl("Nederlands tot B1, met werk")),
    Leerroute.ONDERWIJS: (nl("Onderwijsroute"), nl("Voltijds school, dan mbo of hbo")),
    Leerroute.Z_ROUTE: (nl("Z-route"), nl("Zelfredzaam, 800 uur les")),
}
#: the screen on which two answers stand beside each other
CHOICES = "choices"
_C = MissingCode
_WORDS: Mapping[MissingCode, str] = {
    _C.NOT_HERE: nl("Deze persoon hoort niet bij de brede intake"),
    _C.GROUP_UNKNOWN: nl("De doelgroep is nog niet bekend"),
    _C.CONFLICT_OPEN: nl("Er zijn twee antwoorden: kies er een"),
    _C.TEST_MISSING: nl("De leerbaarheidstoets is nog niet gedaan"),
    _C.LAW_NEEDS: nl("De wet vraagt dit"),
    _C.HEALTH_NOT_DISCUSSED: nl("Gezondheid is nog niet besproken"),
    _C.ROUTE_NOT_CHOSEN: nl("Er is nog geen leerroute gekozen"),
    _C.REASON_FOR: nl("Waarom deze route?"),
    _C.REASON_AGAINST: nl("Waarom deze route niet?"),
    _C.REASON_DEPARTS_FROM_TEST: nl("Waarom anders dan de toets?"),
    _C.NO_TEST_REASON: nl("Geen toets mogelijk: wat zag u zelf?"),
    _C.OFFER_UNKNOWN: nl("Is er een plek in de onderwijsroute?"),
    _C.OWN_VIEW: nl("De mening van de persoon is nog niet gevraagd"),
    _C.AGREEMENT: nl("Nog niet gevraagd of de persoon het eens is"),
    _C.SECOND_TALK: nl("Niet eens met het plan: leg vast wat er met een tweede gesprek gebeurt"),
    _C.HOURS_OPEN: nl("De uren zijn nog niet afgesproken"),
    _C.Z_HOURS_OPEN: nl("De uren van de Z-route zijn nog niet afgesproken"),
    _C.CHILD_OPEN: nl("Nog geen afspraak voor een jong kind"),
    _C.ONTZORGEN_OPEN: nl("De vorm van ontzorgen is nog niet gekozen"),
    _C.ONTZORGEN_REASON: nl("Waarom niet volledig ontzorgen?"),
}
_RULES: Mapping[MissingCode, tuple[str, ...]] = {
    _C.GROUP_UNKNOWN: ("R-GRP-01",),
    _C.TEST_MISSING: ("R-LBT-05", "R-LBT-08"),
    _C.ROUTE_NOT_CHOSEN: ("R-ROU-02",),
    _C.REASON_FOR: ("R-ROU-02",),
    _C.REASON_AGAINST: ("R-ROU-02",),
    _C.REASON_DEPARTS_FROM_TEST: ("R-LBT-05", "R-ROU-02"),
    _C.NO_TEST_REASON: ("R-LBT-07",),
    _C.OFFER_UNKNOWN: ("R-OND-03", "R-ROU-02"),
    _C.AGREEMENT: ("R-TRM-10",),
    _C.SECOND_TALK: ("R-TRM-10",),
    _C.Z_HOURS_OPEN: ("R-Z-01", "R-Z-02"),
    _C.CHILD_OPEN: ("R-VVE-01",),
    _C.ONTZORGEN_OPEN: ("R-ONT-01", "R-ONT-03"),
    _C.ONTZORGEN_REASON: ("R-ONT-03",),
}
#: agreements that are counted in hours: what they are called, and the rule of each
_ELEMENTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "intensiteit.leerroute": (nl("taalles"), ()),
    "intensiteit.map": (nl("arbeidsmarkt (MAP)"), ("R-MAP-01",)),
    "intensiteit.pvt": (nl("participatieverklaring (PVT)"), ("R-PVT-01",)),
    "intensiteit.participatie": (nl("meedoen"), ()),
}
_STEPS: Mapping[MissingCode, str] = {
    _C.OWN_VIEW: nl(
        "Het plan komt zo veel mogelijk samen met de persoon tot stand; een mening is een antwoord."
    ),
    _C.AGREEMENT: nl("Wie het niet eens is, hoort dat bezwaar kan. Eens zijn is geen voorwaarde."),
    _C.SECOND_TALK: nl("Bied een tweede gesprek aan. Wil de persoon dat niet, dan is dat ook een antwoord."),
    _C.OFFER_UNKNOWN: nl("Zonder plek kan de onderwijsroute niet beginnen."),
}
_IN_THE_PLAN = nl("Het plan noemt hoeveel uren het zijn (Wet inburgering 2021 art. 15).")
_YOU_DECIDE = nl("U vult het in; het programma vult niets zelf in.")


def missing_shown(talk: Talk) -> tuple[Missing, ...]:
    """All at once, in the order in which it is best done."""
    return tuple(_missing(talk, item) for item in missing_of(talk))


def refused_why(talk: Talk, refusal: Refusal) -> WhyShown | None:
    """The rule behind a refusal on the board; None for one that rests on none."""
    elsewhere = (RefusalCode.NOT_WI2021, RefusalCode.NOT_OBLIGED)
    if refusal.code in elsewhere and isinstance(talk.belonging, NotHere):
        return why_shown(why_not_here(talk.belonging, talk.standing, talk.law), talk.pack)
    why = why_refusal(refusal, talk.law)
    return None if why is None else why_shown(why, talk.pack)


def _missing(talk: Talk, item: DomainMissing) -> Missing:
    text = _WORDS[item.code]
    asked, element = (item.question or "").split("#", 1)[0], item.element or ""
    question = question_of(talk, asked)
    if question is not None:
        text = nl("{text} (vraag {number})", text=text, number=question.number)
    elif item.route is not None:
        text = nl("{title}: {text}", title=TITLES[item.route][0], text=small(text))
    elif element in _ELEMENTS and item.code is not MissingCode.CONFLICT_OPEN:
        text = nl("{text}: {elements}", text=text, elements=_ELEMENTS[element][0])
    place = item.place or ("agreements" if item.element else "")
    is_twice = item.code is MissingCode.CONFLICT_OPEN
    if is_twice and item.element and not has_form(talk, item.element):
        place, element = "decision", ""
    if is_twice and (question is not None or item.place == CHOICES):
        at = f"{ChangeKind.ANSWER.value}:{item.question}" if item.question else item.field
        if item.place == CHOICES:
            title = KIND_TITLES.get(ChangeKind(item.field.partition(":")[0]), "")
            text = nl("Er zijn twee antwoorden, kies er een: {title}", title=small(title))
        return Missing(text=text, question="", route=None, field=at, place=CHOICES)
    if is_twice and item.field and item.route is None:
        title = title_of(item.field)
        text = nl("Er zijn twee antwoorden, kies er een: {title}", title=small(title))
    return Missing(
        text=text,
        question=asked,
        route=item.route,
        field=item.field,
        place=place,
        element=element,
        why=_why(talk, item, asked),
    )


def _why(talk: Talk, item: DomainMissing, asked: str) -> WhyShown | None:
    """Why it is needed; None where no rule asks for it (two answers wait for a choice of a person)."""
    if item.code is MissingCode.NOT_HERE and isinstance(talk.belonging, NotHere):
        return why_shown(why_not_here(talk.belonging, talk.standing, talk.law), talk.pack)
    ids, step = _RULES.get(item.code, ()), _STEPS.get(item.code, "")
    if (element := item.element or "") in _ELEMENTS:
        ids, step = (*ids, *_ELEMENTS[element][1]), step or _IN_THE_PLAN
    question = question_of(talk, asked)
    facts: tuple[WhyFact, ...] = ()
    steps = [step] if step else []
    if question is not None and item.code is not MissingCode.CONFLICT_OPEN:
        facts = (WhyFact(question.official, nl("nog niet ingevuld"), question.id),)
        steps += (
            [nl("Grondslag bij deze vraag: {legal_basis}.", legal_basis=question.legal_basis)]
            if question.legal_basis
            else []
        )
        steps += [question.purpose] if question.purpose else []
    law: tuple[LawValue, ...] = ()
    if item.code in (MissingCode.AGREEMENT, MissingCode.SECOND_TALK):
        law = (talk.law.on(talk.today).value("bezwaar.weeks"),)
    if not (ids or steps):
        return None
    behind = rules_behind(law, talk.law)
    known = {rule.id for rule in behind}
    rules = (*behind, *(talk.law.rule(id) for id in ids if id not in known))
    return why_shown(
        Why(_WORDS[item.code], facts, tuple(steps), law, rules, (), _YOU_DECIDE),
        talk.pack,
    )
