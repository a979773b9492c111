"""The formal PIP: the letter of the municipality with all that the law wants in it (WI 15, Awb 3:45, 3:46).

Until somebody with a mandate sets it, it is a concept, or an advice for who is not registered here yet; that
stands on every page. The visual plan explains this letter and is never it.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.blocks import (
    Direction,
    Framed,
    Items,
    LabelRow,
    LabelRows,
    PaperSheet,
    Part,
    Role,
    SheetSection,
)
from desktop.documents.formal_facts import ROUTE_NAMES, FormalFacts
from desktop.documents.formal_parts import part_sections
from desktop.documents.formal_words import NOT_WRITTEN, OUTCOMES, goal_words, quoted, reason_words
from desktop.documents.letter_parts import blank, sender_lines, stamp_lines, watermark_of
from desktop.documents.sheet_writer import dutch_foot, label, nl, prose, titled
from desktop.domain.dutch_days import day_words
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Form, VersionKind

_TITLES = {
    Form.BESLUIT: "Besluit: uw plan voor inburgering",
    Form.CONCEPT: "Concept-besluit: uw plan voor inburgering",
    Form.ADVIES: "PIP-advies: uw plan voor inburgering",
}
_NOTICES = {
    Form.CONCEPT: (
        "Dit is een concept. Het is nog geen besluit.",
        "De termijn om in te burgeren is door dit papier niet begonnen. U krijgt het besluit per brief.",
    ),
    Form.ADVIES: (
        "Dit is een advies. Het is nog geen besluit.",
        "U staat nog niet ingeschreven in onze gemeente. Na uw inschrijving maken we het plan af. "
        "De termijn om in te burgeren is door dit papier niet begonnen.",
    ),
}
_KINDS = {
    VersionKind.WIJZIGING: "Dit besluit verandert uw eerdere plan. De termijn verandert niet.",
    VersionKind.SCHAKELEN: "U gaat naar een andere leerroute. De termijn verandert niet.",
    VersionKind.AFSCHALEN: "U mag de examens op niveau A2 doen. De termijn verandert niet.",
    VersionKind.VERHUIZING: (
        "U had al een plan in een andere gemeente. Uw leerroute en uw termijn blijven hetzelfde."
    ),
}


def formal_pip(facts: FormalFacts) -> PaperSheet:
    """The letter. Pure: the same facts give the same letter."""
    return PaperSheet(
        language="nl",
        direction=Direction.LTR,
        title=(nl(_TITLES[facts.form], Role.LETTER_TITLE),),
        sections=tuple(_sections(facts)),
        check_lines=dutch_foot(facts.version, day_words(facts.made_on), facts.pack),
        pack=facts.pack,
        document_title=_TITLES[facts.form],
        letterhead=sender_lines(facts.head),
        stamp=stamp_lines(facts.form),
        watermark=watermark_of(facts.form),
    )


def _sections(facts: FormalFacts) -> Iterator[SheetSection]:
    yield SheetSection((), (_opening(facts), *_notice(facts)))
    yield SheetSection(
        titled("Wat wij besluiten" if facts.is_decision else "Ons plan"), tuple(_decision(facts))
    )
    yield SheetSection(titled("Waarom deze leerroute"), tuple(_why(facts)))
    if facts.route is not None:
        yield SheetSection(titled("Waarom niet een andere leerroute"), tuple(_why_not(facts)))
    yield from part_sections(facts)
    yield SheetSection(titled("De tijd om in te burgeren"), tuple(_terms(facts)))
    yield SheetSection(titled("Wat u zelf vindt"), tuple(_view(facts)))
    told = str(facts.law.value("handhaving.uitleg").value)
    yield SheetSection(titled("Als het niet lukt"), (prose(told),))
    yield SheetSection(titled("Niet eens met het plan?"), tuple(_objection(facts)))
    yield SheetSection((), tuple(_signature(facts)))


def _opening(facts: FormalFacts) -> LabelRows:
    day = day_words(facts.terms.dagtekening) if facts.terms.dagtekening else "nog niet: dit is geen besluit"
    contact = facts.contact
    reach = ", ".join(part for part in (contact.phone, contact.email) if part)
    rows = [label("Voor", facts.name), label("Dagtekening", day)]
    if facts.decision_number:
        rows.append(label("Ons kenmerk", facts.decision_number))
    rows += [
        label("Contactpersoon", ", ".join(part for part in (contact.name, reach) if part) or NOT_WRITTEN),
        label("Onderwerp", "uw persoonlijk Plan Inburgering en Participatie (PIP)"),
    ]
    return LabelRows(tuple(rows), share=26)


def _notice(facts: FormalFacts) -> Iterator[Part]:
    lines = _NOTICES.get(facts.form)
    if lines:
        first, *more = lines
        yield Framed((nl(first, Role.HALF_HEAD), *(nl(line) for line in more)))
    if facts.is_decision and facts.kind in _KINDS:
        yield prose(_KINDS[facts.kind])


def _decision(facts: FormalFacts) -> Iterator[Part]:
    if facts.route is None:
        yield prose("Er is nog geen leerroute gekozen.")
        return
    verb = "U gaat" if facts.is_decision else "Het voorstel is: u gaat"
    yield prose(f"{verb} inburgeren in de {ROUTE_NAMES[facts.route]}. {goal_words(facts, facts.route)}")
    if facts.goal:
        yield prose(f"Uw eigen doel: ‘{facts.goal}’.")


def _why(facts: FormalFacts) -> Iterator[Part]:
    reasons = facts.reasons
    if facts.moved_from:
        yield prose(
            f"U begon met inburgeren in de gemeente {facts.moved_from}. "
            "De leerroute van dat plan blijft gelden. Wij hebben het plan verder opnieuw bekeken."
        )
    chosen = reasons.by_route.get(facts.route, "") if facts.route else ""
    yield prose(reason_words(chosen))
    if reasons.has_no_test:
        yield prose(
            "U deed geen leerbaarheidstoets: de toets was voor u niet geschikt. Wij keken naar iets anders. "
            + reason_words(reasons.instead_of_test)
        )
    elif facts.outcome in OUTCOMES:
        day = f" op {day_words(facts.taken_on)}" if facts.taken_on else ""
        yield prose(
            f"U deed{day} de leerbaarheidstoets. De uitkomst was: niveau B1 of A2 is "
            f"{OUTCOMES[facts.outcome]}. De toets is een advies. Wij kijken ook naar wat u ons vertelde."
        )
    if reasons.departs:
        yield prose("Wij kiezen iets anders dan de toets aangeeft. " + reason_words(reasons.departing))


def _why_not(facts: FormalFacts) -> Iterator[Part]:
    yield prose("De klantmanager schreef over de andere leerroutes:")
    rows: list[LabelRow] = []
    for route in Leerroute:
        if route is not facts.route:
            name = ROUTE_NAMES[route]
            reason = quoted(facts.reasons.by_route.get(route, ""))
            rows.append(label(name[0].upper() + name[1:], reason))
    yield LabelRows(tuple(rows), share=26)


def _terms(facts: FormalFacts) -> Iterator[Part]:
    years, terms = facts.number("inburgeringstermijn.years"), facts.terms
    term = terms.inburgering
    if facts.is_decision and term is not None and term.first and term.last:
        yield prose(
            f"U heeft {years} jaar de tijd: van {day_words(term.first)} tot en met {day_words(term.last)}. "
            "DUO stuurt u hierover ook een brief. De brief van DUO gaat voor."
        )
        last = terms.schakelen.last if terms.schakelen else None
        if last is not None:
            yield prose(
                f"Wisselen van leerroute kan tot en met {day_words(last)}, als daar een reden voor is."
            )
    else:
        yield prose(
            f"U krijgt {years} jaar de tijd. Die tijd begint pas op de dag nadat het besluit is gedagtekend."
        )
    yield prose("Een wijziging van het plan verandert deze termijn niet.")


def _view(facts: FormalFacts) -> Iterator[Part]:
    view = facts.view
    if view.route:
        yield prose(f"De leerroute die u zelf het liefst wilt: {view.route}.")
    if view.agrees is None:
        yield prose("Wij vragen u nog of u het eens bent met het plan.")
    elif view.agrees:
        yield prose("U zei dat u het eens bent met het plan.")
    else:
        words = f" Wij schreven op wat u daarover zei: ‘{view.not_agreed}’." if view.not_agreed else ""
        yield prose(f"U zei dat u het niet eens bent met het plan.{words} Dat heeft geen gevolgen voor u.")
        if view.second_talk:
            yield prose(view.second_talk)


def _objection(facts: FormalFacts) -> Iterator[Part]:
    weeks = facts.number("bezwaar.weeks")
    if not facts.is_decision:
        yield prose(
            "Dit is nog geen besluit. Bent u het niet eens met het plan? Zeg het ons, dan praten we erover. "
            f"Als het besluit er is, kunt u binnen {weeks} weken bezwaar maken. In het besluit staat hoe."
        )
        return
    until = facts.terms.bezwaar
    if until is not None and until.last is not None:
        yield prose(f"U kunt bezwaar maken tot en met {day_words(until.last)}. Dat kost niets.")
    else:
        yield prose(
            f"U kunt bezwaar maken binnen {weeks} weken na de dag waarop wij dit besluit aan u hebben bekend "
            "gemaakt. Dat kost niets."
        )
    head = facts.head
    yield prose(f"Stuur een brief naar: {blank(head.objection_address, 'adres voor bezwaar')}.")
    yield prose(f"Of maak bezwaar via internet: {blank(head.objection_online, 'webadres voor bezwaar')}.")
    yield prose("Zet in uw brief:")
    wanted = (
        "uw naam en adres;",
        "de datum van vandaag en de datum van dit besluit;",
        "waarom u het niet eens bent met het besluit;",
        "uw handtekening.",
    )
    yield Items(tuple((nl(line),) for line in wanted))
    yield prose("U mag iemand vragen om u te helpen. Het Juridisch Loket en VluchtelingenWerk helpen gratis.")


def _signature(facts: FormalFacts) -> Iterator[Part]:
    if not facts.is_decision:
        return
    yield prose(f"Namens het college van burgemeester en wethouders van {facts.head.municipality},")
    if facts.mandate is not None:
        name = ", ".join(part for part in (facts.mandate.name, facts.mandate.function) if part)
        yield prose(name)
    else:
        yield prose(blank(facts.head.signed_by, "naam en functie"))
    yield prose(
        "Dit besluit berust op artikel 15 van de Wet inburgering 2021 en artikel 3:46 van de Algemene wet "
        "bestuursrecht.",
        Role.NOTE,
    )
