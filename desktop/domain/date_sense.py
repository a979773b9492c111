"""Whether the dates of a dossier can be true together. Each contradiction is a signal: nothing is refused
here and nothing lost, since only a person can say which of two dates is the wrong one.

A partial date counts only where every day that fits it contradicts the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.domain.answer import Answers, day_span, whole_day
from desktop.domain.changes import Change, HeadKey
from desktop.domain.decided import decided_day
from desktop.domain.doelgroep import WI2021_START, Belonging, Belongs, Doelgroep
from desktop.domain.dossier import THIRD_PARTY_ASKED_KEY, THIRD_PARTY_RECEIVED_KEY, newest_pip
from desktop.domain.dutch_days import day_words
from desktop.domain.law.book import LawBook
from desktop.domain.signals import Signal
from desktop.domain.wording import capital, nl

_BIRTH, _LETTER, _BRP, _TEST = "P02", "P08", "P11", "L02"
#: questions of parts: the part that holds a date, and what that date is
_PARTS = {"P10": "sinds", "A01": "sinds", "A06": "datum", "E02": "vanaf", "G07": "sinds"}
_NAMES = {
    _BIRTH: nl("de geboortedatum"),
    _LETTER: nl("de brief van DUO"),
    "P10": nl("de koppeling"),
    _BRP: nl("de inschrijving in onze gemeente"),
    "A01": nl("het begin in het azc"),
    "A06": nl("de verhuisdatum"),
    _TEST: nl("de leerbaarheidstoets"),
    "E02": nl("het begin van de bijstand"),
    "G07": nl("de wachtlijst voor opvang"),
}
#: what cannot lie ahead
_HAPPENED = (_BIRTH, _LETTER, "P10", _BRP, "A01", _TEST, "G07")
#: pairs of which the first cannot come before the second
_ORDER = ((_TEST, "P10"), ("E02", "P10"), ("E02", _BRP))
_LISTS = {"O02": nl("een school"), "W01": nl("werk")}
_ONTZORGEN_START, _ONTZORGEN_END = "ontzorgen.start", "ontzorgen.einde"
NOT_YET = "nog_niet"

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class DateFacts:
    """The dates of one dossier. `known`: per question id; `decided`: per key of a decision."""

    known: Mapping[str, Span]
    today: date
    decided: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    rows: tuple[tuple[str, Span | None, Span | None], ...] = ()  # question, from, until
    dagtekening: date | None = None
    dagtekening_initieel: date | None = None
    is_brp_not_yet: bool = False
    group: Doelgroep | None = None


def date_facts(
    answers: Answers, heads: Mapping[HeadKey, tuple[Change, ...]], group: Belonging, today: date
) -> DateFacts:
    """The dates in answers and heads of a dossier, without what is in conflict or cannot be read."""
    found = {key: day_span(answers.text(key)) for key in (_BIRTH, _LETTER, _BRP, _TEST)}
    for question, part in _PARTS.items():
        cell = answers.cells(question).get(part)
        found[question] = day_span(cell if isinstance(cell, str) else None)
    pip = newest_pip(heads)
    decided = {}
    for key in (_ONTZORGEN_START, _ONTZORGEN_END, THIRD_PARTY_ASKED_KEY, THIRD_PARTY_RECEIVED_KEY):
        day = decided_day(heads, key)
        if day is not None:
            decided[key] = day
    rows = [
        (question, day_span(_text(row.get("van"))), day_span(_text(row.get("tot"))))
        for question in _LISTS
        for row in answers.rows(question)
    ]
    return DateFacts(
        known={key: span for key, span in found.items() if span is not None},
        today=today,
        decided=decided,
        rows=tuple(rows),
        dagtekening=whole_day(_text(pip.get("dagtekening"))),
        dagtekening_initieel=whole_day(_text(pip.get("dagtekening_initieel"))),
        is_brp_not_yet=answers.text(_BRP) == NOT_YET,
        group=group.doelgroep if isinstance(group, Belongs) else None,
    )


def date_signals(facts: DateFacts, book: LawBook) -> tuple[Signal, ...]:
    """Every contradiction between the dates, all at once, in a fixed order. Pure."""
    return (
        *_ahead(facts),
        *_before_birth(facts),
        *_out_of_order(facts),
        *_letter_too_early(facts, book),
        *_plan(facts),
        *_support(facts),
        *_third_party(facts),
        *_rows(facts),
    )


def _ahead(facts: DateFacts) -> Iterator[Signal]:
    for question in _HAPPENED:
        span = facts.known.get(question)
        if span is not None and span[0] > facts.today:
            words = nl("{name} ligt in de toekomst. Kijk de datum na.", name=_name(question))
            yield Signal(f"datum_toekomst_{question.lower()}", words, (question,))


def _before_birth(facts: DateFacts) -> Iterator[Signal]:
    birth = facts.known.get(_BIRTH)
    if birth is None:
        return
    for question, span in facts.known.items():
        if question != _BIRTH and span[1] < birth[0]:
            words = nl("{name} ligt voor de geboortedatum. Een van de twee klopt niet.", name=_name(question))
            yield Signal(f"datum_voor_geboorte_{question.lower()}", words, (question, _BIRTH))
    for question, first, last in facts.rows:
        ends = last or first
        if ends is not None and ends[1] < birth[0]:
            words = nl(
                "Er staat {lists} van voor de geboorte. Een van de twee datums klopt niet.",
                lists=_LISTS[question],
            )
            yield Signal(f"datum_voor_geboorte_{question.lower()}", words, (question, _BIRTH))


def _out_of_order(facts: DateFacts) -> Iterator[Signal]:
    for early, late in _ORDER:
        first, second = facts.known.get(early), facts.known.get(late)
        if first is not None and second is not None and first[1] < second[0]:
            words = nl("{name} ligt voor {names}. Kan dat kloppen?", name=_name(early), names=_NAMES[late])
            yield Signal(f"datum_volgorde_{early.lower()}_{late.lower()}", words, (early, late))
    test, letter = facts.known.get(_TEST), facts.known.get(_LETTER)
    if test is not None and letter is not None and test[1] < letter[0] and "P10" not in facts.known:
        words = nl("De leerbaarheidstoets ligt voor de brief van DUO. Kan dat kloppen?")
        yield Signal("datum_volgorde_l02_p08", words, (_TEST, _LETTER))
    move = facts.known.get("A06")
    if facts.is_brp_not_yet and move is not None and move[1] < facts.today:
        words = nl(
            "De verhuisdatum is voorbij, maar er staat dat de persoon nog niet in onze BRP staat. "
            "Kijk na: vanaf de inschrijving lopen de tien weken."
        )
        yield Signal("verhuisd_zonder_brp", words, (_BRP, "A06"))


def _letter_too_early(facts: DateFacts, book: LawBook) -> Iterator[Signal]:
    """The letters of this act began in March 2022, per group on another day (rule R-OVG-05)."""
    letter = facts.known.get(_LETTER)
    if letter is None or letter[0] < WI2021_START:
        return  # from before the act: that is for `belonging` to say
    is_asiel = facts.group is Doelgroep.ASIELSTATUSHOUDER
    name = "kennisgeving.first_day_asiel" if is_asiel else "kennisgeving.first_day_gezin_overig"
    for value in book.values:
        first = whole_day(str(value.value)) if value.key == name else None
        if facts.group is not None and first is not None and letter[1] < first:
            words = nl(
                "De brief van DUO is van voor {day_words}; toen begon DUO met de brieven voor "
                "deze groep. Kijk de datum na, of vraag DUO of de brief geldt.",
                day_words=day_words(first),
            )
            yield Signal("brief_voor_herstart", words, (_LETTER,), (value,), (value.rule,))


def _plan(facts: DateFacts) -> Iterator[Signal]:
    day, first, letter = facts.dagtekening, facts.dagtekening_initieel, facts.known.get(_LETTER)
    if day is not None and letter is not None and day < letter[0]:
        words = nl(
            "Het plan is van {day_words}, voor de brief van DUO. Een van de twee datums klopt niet.",
            day_words=day_words(day),
        )
        yield Signal("plan_voor_brief", words, (_LETTER,))
    test = facts.known.get(_TEST)
    if day is not None and test is not None and day < test[0]:
        words = nl(
            "De leerbaarheidstoets ligt na het plan van {day_words}. Kijk de datum na.",
            day_words=day_words(day),
        )
        yield Signal("toets_na_plan", words, (_TEST,))
    for one in (day, first):
        if one is not None and one > facts.today:
            yield Signal(
                "plan_toekomst",
                nl(
                    "De dagtekening van het plan, {day_words}, ligt in de toekomst.", day_words=day_words(one)
                ),
            )
            break
    if day is not None and first is not None and first > day:
        words = nl("Het eerste plan heeft een latere dagtekening dan het plan van nu. Kijk de dagen na.")
        yield Signal("plan_eerste_later", words)


def _support(facts: DateFacts) -> Iterator[Signal]:
    start, end = facts.decided.get(_ONTZORGEN_START), facts.decided.get(_ONTZORGEN_END)
    if start is not None and end is not None and end < start:
        yield Signal(
            "ontzorgen_einde_voor_begin", nl("Het ontzorgen eindigt voordat het begint. Kijk de dagen na.")
        )
    told, brp = facts.known.get("E02"), facts.known.get(_BRP)
    if start is not None and told is not None and not told[0] <= start <= told[1]:
        words = nl(
            "Het ontzorgen begint op {day_words}, maar bij de vraag over bijstand staat een "
            "andere dag. Het begint op de eerste dag van de bijstand.",
            day_words=day_words(start),
        )
        yield Signal("ontzorgen_andere_dag", words, ("E02",), rules=("R-ONT-01",))
    if start is not None and brp is not None and start < brp[0]:
        words = nl(
            "Het ontzorgen begint op {day_words}, voor de inschrijving in onze gemeente. Klopt dat?",
            day_words=day_words(start),
        )
        yield Signal("ontzorgen_voor_brp", words, (_BRP,))


def _third_party(facts: DateFacts) -> Iterator[Signal]:
    asked = facts.decided.get(THIRD_PARTY_ASKED_KEY)
    received = facts.decided.get(THIRD_PARTY_RECEIVED_KEY)
    letter = facts.known.get(_LETTER)
    if received is not None and (asked is None or received < asked):
        words = nl("De informatie van een ander kwam binnen voordat zij gevraagd werd. Kijk het uitstel na.")
        yield Signal("uitstel_volgorde", words, rules=("R-TRM-02",))
    if asked is not None and letter is not None and asked < letter[0]:
        words = nl("De informatie is gevraagd voor de brief van DUO. Kijk het uitstel na.")
        yield Signal("uitstel_voor_brief", words, (_LETTER,), rules=("R-TRM-02",))


def _rows(facts: DateFacts) -> Iterator[Signal]:
    wrong = [
        q for q, first, last in facts.rows if first is not None and last is not None and last[1] < first[0]
    ]
    for question in dict.fromkeys(wrong):
        words = nl(
            "Er staat {lists} dat eindigt voordat het begint. Kijk de jaren na.", lists=_LISTS[question]
        )
        yield Signal(f"rij_einde_voor_begin_{question.lower()}", words, (question,))


def _name(question: str) -> str:
    name = _NAMES[question]
    return capital(name)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
