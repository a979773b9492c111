"""The 'waarom?' of a deadline, of the test, of a fact about a route, and of a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.domain.answer import Answers, whole_day
from desktop.domain.deadlines import Deadline, DeadlineKind, FactName, NotRunning
from desktop.domain.doelgroep import NotHere, NotHereReason
from desktop.domain.dutch_days import day_words
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.law.book import LawBook, LawValue, Rule
from desktop.domain.law.why import Why, WhyFact, rules_behind, value_words
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Mismatch, Outcome, ToetsState
from desktop.domain.route_advice import Fact, Note, Sign
from desktop.domain.wording import capital, filled, later, nl

FACT_WORDS = {
    FactName.KENNISGEVING: nl("Brief van DUO"),
    FactName.BRP: nl("Inschrijving in de BRP van onze gemeente"),
    FactName.ANCHOR: nl("De klok loopt vanaf de laatste van de twee"),
    FactName.THIRD_PARTY_ASKED: nl("Informatie gevraagd aan een ander"),
    FactName.THIRD_PARTY_RECEIVED: nl("Informatie ontvangen"),
    FactName.BEFORE_SHIFT: nl("Zonder weekend of feestdag was het"),
    FactName.DAGTEKENING: nl("Dagtekening van het eerste plan"),
    FactName.BIJSTAND: nl("Recht op bijstand vanaf"),
    FactName.BIJSTAND_ENDED: nl("Bijstand gestopt op"),
    FactName.BEKENDMAKING: nl("Bekendmaking van het plan"),
}
NOT_RUNNING_WORDS = {
    NotRunning.NO_KENNISGEVING: nl("De datum van de brief van DUO is nog niet bekend."),
    NotRunning.NOT_IN_BRP: nl(
        "De persoon staat nog niet in de BRP van onze gemeente. Daarna begint de klok."
    ),
    NotRunning.BRP_UNKNOWN: nl("De datum van inschrijving in de BRP van onze gemeente is nog niet bekend."),
    NotRunning.NO_LIMIT: nl("Voor deze wissel van leerroute geldt geen laatste dag."),
}
_QUESTIONS = {FactName.KENNISGEVING: "P08", FactName.BRP: "P11"}
_CLAIMS = {
    DeadlineKind.PIP: later("Het plan (PIP) moet uiterlijk op {last} zijn vastgesteld."),
    DeadlineKind.INBURGERINGSTERMIJN: later("De inburgeringstermijn loopt van {first} tot en met {last}."),
    DeadlineKind.SCHAKELEN: later("Wisselen van leerroute kan tot en met {last}."),
    DeadlineKind.ONTZORGEN: later("Ontzorgen loopt van {first} tot en met {last}."),
    DeadlineKind.BEZWAAR: later("Bezwaar maken tegen het plan kan tot en met {last}."),
}
_HOLIDAYS_UNSURE = nl(
    "De vrije dagen van dat jaar zijn nog niet allemaal bekend; de laatste dag kan nog verschuiven."
)
_NOT_HERE_RULES = {
    NotHereReason.WI2013: ("R-OVG-01", "R-OVG-04"),
    NotHereReason.ELIP: ("R-OVG-01", "R-OVG-03", "R-OVG-04"),
    NotHereReason.DUO_BEFORE_WI2021: ("R-OVG-01", "R-OVG-02"),
    NotHereReason.UNDER_AGE: ("R-GRP-03",),
    NotHereReason.PENSION: ("R-GRP-03",),
    NotHereReason.ONTHEEMDE: ("R-GRP-01",),
    NotHereReason.EU_BURGER: ("R-GRP-01",),
    NotHereReason.TIJDELIJK: ("R-GRP-01",),
}
_NOT_HERE_CLAIMS = {
    NotHereReason.WI2013: nl(
        "De brief van DUO noemt de Wet inburgering 2013. Daar hoort geen brede intake bij."
    ),
    NotHereReason.ELIP: nl("De persoon valt onder de Wet inburgering 2013 en de lening is op (ELIP)."),
    NotHereReason.DUO_BEFORE_WI2021: nl("De brief van DUO is van voor 1 januari 2022."),
    NotHereReason.UNDER_AGE: nl("De persoon is nog geen 18 jaar."),
    NotHereReason.PENSION: nl("De persoon heeft de pensioenleeftijd bereikt."),
    NotHereReason.ONTHEEMDE: nl("Een ontheemde met tijdelijke bescherming is niet inburgeringsplichtig."),
    NotHereReason.EU_BURGER: nl("Burgers van de EU, de EER en Zwitserland zijn niet inburgeringsplichtig."),
    NotHereReason.TIJDELIJK: nl("Wie tijdelijk hier is voor studie of werk is niet inburgeringsplichtig."),
}
_REFUSED_BY: Mapping[RefusalCode, tuple[str, tuple[str, ...]]] = {
    RefusalCode.ROUTE_LOCKED: (nl("De leerroute van de vorige gemeente blijft gelden."), ("R-OVG-06",)),
    RefusalCode.ROUTE_NOT_CHOSEN: (nl("Zonder gekozen leerroute is er geen plan."), ("R-ROU-01", "R-ROU-02")),
    RefusalCode.REASON_MISSING: (nl("Elke keuze vraagt redenen, ook waarom een route niet."), ("R-ROU-02",)),
    RefusalCode.PLAN_INCOMPLETE: (nl("Het plan is pas gereed als alles is bekeken."), ("R-ROU-02",)),
}
_OWN_WEIGHING = nl("Dat dit meeweegt is eigen uitleg van de richtlijn, geen regel van de wet.")
_SIDES = {
    Sign.FOR: nl("Dit pleit voor deze route."),
    Sign.AGAINST: nl("Dit pleit tegen deze route."),
    Sign.UNKNOWN: nl("Dit moet u voor deze route nog uitzoeken."),
}
#: what an answer is about, where it is no date; what was said is not repeated
_ANSWERS = {
    "P02": nl("de geboortedatum"),
    "P07": nl("de soort vergunning"),
    "P09": nl("de wet in de brief van DUO"),
}
_LETTER_DECIDES = nl("De brief van DUO beslist. Staat daar iets anders, verander dan het antwoord.")


def why_deadline(deadline: Deadline, book: LawBook | None = None) -> Why:
    """Why a clock ends on its last day, or does not run. With a book also the rules behind the values."""
    if deadline.last is None or deadline.first is None:
        claim = NOT_RUNNING_WORDS[deadline.not_running] if deadline.not_running else ""
    else:
        first, last = day_words(deadline.first), day_words(deadline.last)
        claim = filled(_CLAIMS[deadline.kind], {"first": first, "last": last})
    is_term = deadline.kind is DeadlineKind.INBURGERINGSTERMIJN
    closing = nl("Deze datum is {label}; ", label=deadline.label) + (
        nl("de brief van DUO gaat voor.") if is_term else nl("u beslist.")
    )
    return Why(
        claim=claim,
        facts=tuple(
            WhyFact(FACT_WORDS[fact.name], day_words(fact.day), _QUESTIONS.get(fact.name, ""))
            for fact in deadline.facts
            if fact.day is not None
        ),
        steps=_steps(deadline),
        law=deadline.law,
        rules=() if book is None else rules_behind(deadline.law, book),
        doubts=(_HOLIDAYS_UNSURE,) if deadline.is_holiday_unsure else (),
        closing=closing,
    )


def why_toets(result: LeerbaarheidstoetsResult, book: LawBook) -> Why | None:
    """Why the test counts as it does, and where outcome and points disagree; None while it was not done."""
    if result.state is not ToetsState.DONE:
        return None
    cutoff = result.cutoff
    facts = [
        WhyFact(
            nl("Datum van de toets"),
            day_words(result.taken_on) if result.taken_on else nl("niet bekend"),
            "L02",
        ),
        WhyFact(nl("Punten"), nl("niet bekend") if result.points is None else str(result.points), "L03"),
        WhyFact(nl("Uitslag van DUO"), _outcome_words(result.outcome), "L04"),
    ]
    steps: list[str] = []
    if cutoff is not None and result.points is not None:
        steps.append(
            nl(
                "Op die dag was {number} punten genoeg voor 'haalbaar'. Met {points} punten is "
                "dat gerekend {outcome_words}.",
                number=cutoff.number,
                points=result.points,
                outcome_words=_outcome_words(result.indication),
            )
        )
    doubts: list[str] = []
    rules = ["R-LBT-05"]
    if result.mismatch is Mismatch.MAYBE_WRONGLY_NOT_FEASIBLE:
        rules.append("R-LBT-03")
        doubts.append(
            nl("Mogelijk ten onrechte 'niet haalbaar': de grens is later verlaagd. Vraag DUO om controle.")
        )
    elif result.mismatch is Mismatch.OUTCOME_DIFFERS:
        doubts.append(nl("De uitslag past niet bij de punten. Controleer de brief van DUO."))
    law = () if cutoff is None else (cutoff,)
    return Why(
        claim=nl(
            "De leerbaarheidstoets weegt mee als: {outcome_words}.",
            outcome_words=_outcome_words(result.weighs_as),
        ),
        facts=tuple(facts),
        steps=tuple(steps),
        law=law,
        rules=(*rules_behind(law, book), *(book.rule(id) for id in rules)),
        doubts=tuple(doubts),
        closing=nl("De toets is een advies; u beslist en geeft uw redenen."),
    )


def why_fact(fact: Fact, book: LawBook) -> Why:
    """Why a fact speaks for or against a leerroute."""
    law = () if fact.law is None else (fact.law,)
    claim = fact.text if fact.text.endswith((".", "?")) else nl("{text}.", text=fact.text)
    return Why(
        claim=claim,
        steps=(fact.because,) if fact.because else (),
        law=law,
        rules=(*rules_behind(law, book), *_rules(book, (*fact.rules, "R-ROU-02"))),
        doubts=() if fact.law is not None or fact.rules else (_OWN_WEIGHING,),
        closing=nl("{sides} Dit is een feit om te wegen, geen advies; u beslist.", sides=_SIDES[fact.sign]),
    )


def why_note(note: Note, book: LawBook) -> Why:
    """Why a doubt about the test, or a help with the reasons, is told."""
    return Why(
        claim=note.text,
        law=note.law,
        rules=(*rules_behind(note.law, book), *_rules(book, note.rules)),
        doubts=() if note.law or note.rules else (_OWN_WEIGHING,),
        closing=nl("De uitslag van de toets verandert hierdoor niet; u weegt en beslist.")
        if note.key.startswith("test")
        else nl("Dit helpt bij het schrijven van de redenen; u beslist."),
    )


def why_not_here(outcome: NotHere, answers: Answers, book: LawBook) -> Why:
    """Why the brede intake is not for this person; the answer it rests on is named, not judged."""
    facts: tuple[WhyFact, ...] = ()
    told = whole_day(answers.text(outcome.question))
    if told is not None:
        facts = (WhyFact(nl("Het antwoord waar dit op rust"), day_words(told), outcome.question),)
    elif answers.is_asked(outcome.question):
        told_of = _ANSWERS.get(outcome.question, nl("vraag {id}", id=outcome.question))
        facts = (WhyFact(nl("Het antwoord waar dit op rust"), told_of, outcome.question),)
    if outcome.until is not None:
        facts = (*facts, WhyFact(nl("Dit verandert op"), day_words(outcome.until)))
    return Why(
        claim=_NOT_HERE_CLAIMS[outcome.reason],
        facts=facts,
        rules=tuple(book.rule(id) for id in _NOT_HERE_RULES[outcome.reason]),
        closing=_LETTER_DECIDES,
    )


def why_refusal(refusal: Refusal, book: LawBook) -> Why | None:
    """The rule behind a refusal; None for one that rests on none (a typing error, two answers)."""
    if refusal.code in _REFUSED_BY:
        claim, ids = _REFUSED_BY[refusal.code]
        return Why(claim=claim, rules=_rules(book, ids), closing=nl("U beslist; vul aan wat er mist."))
    if refusal.code is not RefusalCode.LAW_BEFORE_FIRST_DATE:
        return None
    day, first = date.fromisoformat(refusal.facts["day"]), date.fromisoformat(refusal.facts["first"])
    key = refusal.facts["key"]
    law = tuple(value for value in book.values if value.key == key and value.start == first)
    return Why(
        claim=nl("Voor {day_words} geeft de wet hier geen regel.", day_words=day_words(day)),
        facts=(WhyFact(nl("De regel begint op"), day_words(first)),),
        law=law,
        rules=rules_behind(law, book),
        closing=nl("Kijk de datum na, of de brief van DUO."),
    )


def _rules(book: LawBook, ids: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(book.rule(id) for id in dict.fromkeys(ids))


def _outcome_words(outcome: Outcome | None) -> str:
    words = {Outcome.HAALBAAR: nl("haalbaar"), Outcome.NIET_HAALBAAR: nl("niet haalbaar")}
    return nl("geen uitslag") if outcome is None else words.get(outcome, nl("geen uitslag"))


def _steps(deadline: Deadline) -> tuple[str, ...]:
    if deadline.last is None or deadline.first is None:
        return ()
    days = {fact.name: fact.day for fact in deadline.facts if fact.day is not None}
    steps: list[str] = []
    values = {value.key: value for value in deadline.law}
    if deadline.kind is DeadlineKind.PIP:
        steps.append(nl("{plus}.", plus=_plus(deadline.first, values["pip.term_days"])))
        extra, received = values.get("pip.third_party_extra_days"), days.get(FactName.THIRD_PARTY_RECEIVED)
        if extra is not None and received is not None:
            steps.append(nl("{plus}; de laatste van de twee dagen geldt.", plus=_plus(received, extra)))
    elif deadline.kind is DeadlineKind.BEZWAAR:
        steps.append(
            nl(
                "De termijn van {value_words} begint de dag na de bekendmaking.",
                value_words=value_words(deadline.law[0]),
            )
        )
    elif deadline.kind in (DeadlineKind.INBURGERINGSTERMIJN, DeadlineKind.SCHAKELEN):
        steps.append(nl("De termijn begint de dag na de dagtekening en verschuift niet bij een nieuw plan."))
    ended = days.get(FactName.BIJSTAND_ENDED)
    if ended is not None:
        steps.append(nl("De bijstand stopte eerder; dan stopt ook het ontzorgen."))
    if FactName.BEFORE_SHIFT in days:
        steps.append(
            nl(
                "{day} telt niet; de eerste dag daarna die telt is {last}.",
                day=capital(day_words(days[FactName.BEFORE_SHIFT])),
                last=day_words(deadline.last),
            )
        )
    return tuple(steps)


def _plus(day: date, value: LawValue) -> str:
    return nl(
        "{value_words} na {day_words} is {day_words_2}",
        value_words=value_words(value),
        day_words=day_words(day),
        day_words_2=day_words(day + timedelta(days=value.number)),
    )
