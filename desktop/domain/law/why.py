"""Why something is so: facts, values, dates and articles, as sentences for a klantmanager and a judge.

One type for every deadline, indication and refusal, one function that makes the sentences. Nothing in it is
decided: it says what was counted from what, and which of it nobody has laid beside the official text yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.dutch_days import plain_day
from desktop.domain.law.book import Confidence, LawBook, LawValue, Rule
from desktop.domain.wording import nl

CONFIDENCE_WORDS = {
    Confidence.LAW: nl("gezien in de wettekst"),
    Confidence.LAW2: nl("uit de wet, via een andere bron gelezen"),
    Confidence.GUIDANCE: nl("uit een handreiking"),
    Confidence.INFERRED: nl("eigen uitleg"),
}
NOT_CHECKED = nl("nog niet nagekeken")
_SHORTLY = {
    Confidence.LAW: nl("gezien in de wettekst"),
    Confidence.LAW2: nl("via een andere bron gelezen"),
    Confidence.GUIDANCE: nl("uit een handreiking"),
    Confidence.INFERRED: nl("eigen uitleg"),
}
#: what a value is counted in, as the book of the law writes it
_UNITS: Mapping[str, str] = {
    unit: unit
    for unit in (
        nl("dagen"), nl("weken"), nl("maanden"), nl("jaar"), nl("jaren"), nl("minuten"), nl("uren"),
        nl("punten"), nl("procent"), nl("dagdelen"), nl("gesprekken"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhyFact:
    """One fact it rests on: what it is, what is known of it, and the question it was answered in."""

    name: str  # 'Brief van DUO'
    told: str  # 'donderdag 11 juni 2026', '26 van 40 punten', 'niet bekend'
    question: str = ""  # 'P08', '' where it is no answer


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one deadline, indication or refusal. All texts are Dutch, whole sentences."""

    claim: str
    facts: tuple[WhyFact, ...] = ()
    steps: tuple[str, ...] = ()  # how the outcome follows from facts and values
    law: tuple[LawValue, ...] = ()  # every value used, the leading one first
    rules: tuple[Rule, ...] = ()
    doubts: tuple[str, ...] = ()  # what is not known, or may be otherwise
    closing: str = ""  # who decides

    @property
    def is_checked(self) -> bool:
        """True when a person laid every value and rule in it beside the official text."""
        return all(value.is_checked for value in self.law) and all(rule.is_checked for rule in self.rules)

    @property
    def confidence(self) -> Confidence | None:
        """The least sure of what it rests on; None where it rests on no value or rule."""
        order = list(Confidence)
        marks = [value.confidence for value in self.law] + [rule.confidence for rule in self.rules]
        return max(marks, key=order.index, default=None)


def why_lines(why: Why, has_sources: bool = True) -> tuple[str, ...]:
    """The sentences of the 'waarom?', in the order claim, facts, steps, law, doubts, who decides.

    `has_sources`: with the text of each rule and where it was read; without, only article and mark.
    """
    return tuple(_lines(why, has_sources))


def rules_behind(law: Iterable[LawValue], book: LawBook) -> tuple[Rule, ...]:
    """The rules that these values stand for, each once, in their order."""
    return tuple(book.rule(id) for id in dict.fromkeys(value.rule for value in law if value.rule))


def value_words(value: LawValue) -> str:
    """'70 dagen'; a choice in words is given as it stands."""
    return (
        nl("{value} {unit}", value=value.value, unit=_UNITS.get(value.unit, value.unit))
        if isinstance(value.value, int)
        else str(value.value)
    )


def mark_words(one: LawValue | Rule) -> str:
    """'uit een handreiking, nog niet nagekeken'."""
    checked = nl("nagekeken door {checked_by}", checked_by=one.checked_by) if one.checked_by else NOT_CHECKED
    return nl(
        "{confidence_words}, {checked}", confidence_words=CONFIDENCE_WORDS[one.confidence], checked=checked
    )


def short_mark(why: Why) -> str:
    """'niet nagekeken: uit een handreiking', by what leads in it; '' when all of it was checked."""
    marks = [value.confidence for value in why.law] + [rule.confidence for rule in why.rules]
    return "" if not marks or why.is_checked else nl("niet nagekeken: {shortly}", shortly=_SHORTLY[marks[0]])


def _lines(why: Why, has_sources: bool) -> Iterator[str]:
    if why.claim:
        yield why.claim
    yield from (nl("{name}: {told}.", name=fact.name, told=fact.told) for fact in why.facts)
    yield from why.steps
    told: list[str] = []  # rules whose text has been given
    by_id = {rule.id: rule for rule in why.rules}
    for value in why.law:
        since = nl(", sinds {plain_day}", plain_day=plain_day(value.start))
        yield nl(
            "Bron: {article}: {value_words}{since} ({mark_words}).",
            article=value.article,
            value_words=value_words(value),
            since=since,
            mark_words=mark_words(value),
        )
        if value.decided_by:
            yield nl("Keuze van de gemeente: {decided_by}.", decided_by=value.decided_by)
        if has_sources:
            yield nl("Gelezen in: {source}.", source=value.source)
            if value.rule in by_id and value.rule not in told:
                told.append(value.rule)
                yield nl("De regel ({rule}): {text}", rule=value.rule, text=by_id[value.rule].text)
    for rule in why.rules:
        if rule.id not in told and all(value.rule != rule.id for value in why.law):
            yield nl("Bron: {article} ({mark_words}).", article=rule.article, mark_words=mark_words(rule))
            if has_sources:
                yield nl("Gelezen in: {source}.", source=rule.source)
                yield nl("De regel ({id}): {text}", id=rule.id, text=rule.text)
    yield from why.doubts
    if why.closing:
        yield why.closing
