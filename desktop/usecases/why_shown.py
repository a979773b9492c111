"""A 'waarom?' as a screen shows it: frozen words out of the domain's `Why`, with the numbers to jump to.

For a klantmanager and a judge: claim, facts, steps, every source with its article and how sure we are of it,
what is doubtful, and who decides. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.dutch_days import plain_day
from desktop.domain.law.book import LawValue, Rule
from desktop.domain.law.why import Why, mark_words, value_words
from forms.model import FormPack


@dataclass(frozen=True, slots=True)
class WhyFactShown:
    """One fact it rests on; `number` and `question` are '' where it is no answer."""

    name: str
    told: str
    number: str = ""  # '4.3'
    question: str = ""  # 'L03'


@dataclass(frozen=True, slots=True)
class WhySource:
    """One value or rule of the law, as it was used."""

    article: str
    value: str  # '28 punten', '' where it is a rule without a value
    since: str  # '12 april 2023'
    mark: str  # 'uit een handreiking, nog niet nagekeken'
    is_checked: bool
    read_in: str
    rule: str = ""  # 'R-LBT-02'
    rule_text: str = ""
    decided_by: str = ""  # which decision of the municipality filled it


@dataclass(frozen=True, slots=True)
class WhyShown:
    """What stands in the sheet 'Waarom?'. All texts are Dutch, whole sentences."""

    claim: str
    facts: tuple[WhyFactShown, ...] = ()
    steps: tuple[str, ...] = ()
    sources: tuple[WhySource, ...] = ()
    doubts: tuple[str, ...] = ()
    closing: str = ""  # who decides

    @property
    def is_checked(self) -> bool:
        """True when a person laid every source in it beside the official text."""
        return all(source.is_checked for source in self.sources)


def why_shown(why: Why, pack: FormPack) -> WhyShown:
    """The same reasons, with the numbers that the questions have in this pack."""
    numbers = {question.id: question.number for question in pack.questions}
    facts = (
        WhyFactShown(
            fact.name,
            fact.told,
            numbers.get(fact.question, ""),
            fact.question if fact.question in numbers else "",
        )
        for fact in why.facts
    )
    return WhyShown(why.claim, tuple(facts), why.steps, tuple(_sources(why)), why.doubts, why.closing)


def _sources(why: Why) -> Iterator[WhySource]:
    """Values first, each with the rule it stands for; then the rules that no value stands for."""
    by_id = {rule.id: rule for rule in why.rules}
    for value in why.law:
        yield _of_value(value, by_id.get(value.rule))
    used = {value.rule for value in why.law}
    for rule in why.rules:
        if rule.id not in used:
            yield WhySource(
                rule.article,
                "",
                plain_day(rule.start),
                mark_words(rule),
                rule.is_checked,
                rule.source,
                rule.id,
                rule.text,
            )


def _of_value(value: LawValue, rule: Rule | None) -> WhySource:
    return WhySource(
        article=value.article,
        value=value_words(value),
        since=plain_day(value.start),
        mark=mark_words(value),
        is_checked=value.is_checked,
        read_in=value.source,
        rule=value.rule,
        rule_text=rule.text if rule is not None else "",
        decided_by=value.decided_by,
    )
