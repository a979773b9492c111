"""The state of one conversation as a value: what applies, what is answered, what is open, in which view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.expressions import EvaluationTrouble, Node, Surroundings, parse_expression
from forms.logic import PackLogic
from forms.model import FormPack, Group, Probe
from forms.progress import ZERO, Count, Progress, Scope, TopicCover, Way, in_scope
from forms.reckoning import Case, Standing


@dataclass(frozen=True, slots=True)
class PackState:
    """The state of one conversation with one pack. Ids are question ids, in the order of the pack."""

    pack: FormPack = field(repr=False)
    case: Case
    relevant: tuple[str, ...]
    answered: frozenset[str]
    postponed: frozenset[str]
    counts: Mapping[int, Count]  # by theme number; every theme of the pack
    total: Count
    parked: tuple[str, ...]  # answer keys (also 'G03#row') whose question does not apply or no longer exists
    law_open: tuple[str, ...]  # the law needs it, it applies, and it is open
    standing: Standing = field(repr=False)
    logic: PackLogic = field(repr=False)

    @property
    def group(self) -> Group | None:
        """For whom; None = not known yet."""
        return self.case.group

    @property
    def today(self) -> date:
        """The day the conditions count with."""
        return self.case.today

    @property
    def nodes(self) -> Mapping[str, tuple[Node, ...]]:
        """The answers to questions that apply, as conditions see them."""
        return self.standing.nodes

    @property
    def trouble(self) -> Mapping[str, EvaluationTrouble]:
        """Questions whose condition gave no value (they are shown) or whose computed check did."""
        return self.standing.trouble

    @property
    def missing(self) -> Mapping[str, tuple[str, ...]]:
        """Half answers: answer key to the columns its row or parts still need; parked ones included."""
        return self.standing.missing

    @property
    def computed(self) -> Mapping[str, str]:
        """What the computed checks that apply say: question id to the key of a choice, '' = nothing yet."""
        return {i: self.nodes[i][0].text for i in self.logic.calculations if i in self.nodes}

    def is_relevant(self, question_id: str) -> bool:
        """Whether the question applies now."""
        return question_id in self.nodes

    def probes_now(self, question_id: str) -> tuple[Probe, ...]:
        """The follow-ups that make sense now, the unconditional one first. KeyError on an unknown id."""
        question = self.logic.questions[question_id]
        always = () if question.probe is None else (Probe(question.probe),)
        near = Surroundings(
            self.nodes, self.today, lookup=self.case.lookup, lists=self.logic.lists, memory=self.case.memory
        )
        return always + tuple(
            probe
            for probe in question.probes
            if probe.when is None or parse_expression(probe.when).is_true(near)
        )

    @property
    def topics(self) -> tuple[TopicCover, ...]:
        """Every subject that law or guidance wants, with what was answered about it and what is open."""
        return tuple(
            TopicCover(
                topic,
                tuple(i for i in topic.questions if i in self.answered),
                tuple(i for i in topic.questions if self.is_counted(i) and i not in self.answered),
            )
            for topic in self.pack.topics
        )

    def within(self, scope: Scope) -> Progress:
        """Progress and the way past the questions of one view on the pack."""
        if scope is Scope.ALL:
            return Progress(scope, self.way, self.counts, self.total, self.law_open)
        questions = self.logic.questions
        ids = tuple(i for i in self.relevant if in_scope(questions[i], scope))
        counts = {section.number: ZERO for section in self.pack.sections}
        total = ZERO
        for i in ids:
            part = self.part_of_count(i)
            counts[questions[i].theme] = counts[questions[i].theme].plus(part)
            total = total.plus(part)
        open_ids = tuple(i for i in ids if self.is_counted(i) and i not in self.answered)
        way = Way(ids, open_ids, self.postponed, self.logic.places)
        kept = set(ids)
        return Progress(scope, way, counts, total, tuple(i for i in self.law_open if i in kept))

    @property
    def way(self) -> Way:
        """The way past all questions that apply."""
        return Way(self.relevant, self.open_ids, self.postponed, self.logic.places)

    @property
    def open_ids(self) -> tuple[str, ...]:
        """What applies and is not answered, postponed ones included."""
        return tuple(i for i in self.relevant if i not in self.answered and self.is_counted(i))

    @property
    def first_open(self) -> str | None:
        """See `Way.first_open`, over the whole pack."""
        return self.way.first_open

    def next_after(self, question_id: str) -> str | None:
        """See `Way.next_after`, over the whole pack."""
        return self.way.next_after(question_id)

    def previous_before(self, question_id: str) -> str | None:
        """See `Way.previous_before`, over the whole pack."""
        return self.way.previous_before(question_id)

    def next_open_after(self, question_id: str) -> str | None:
        """See `Way.next_open_after`, over the whole pack."""
        return self.way.next_open_after(question_id)

    def is_counted(self, question_id: str) -> bool:
        """Whether the question applies and somebody has to answer it."""
        return question_id in self.nodes and question_id not in self.logic.calculations

    def part_of_count(self, question_id: str) -> Count:
        """What one question adds to the counts."""
        if not self.is_counted(question_id):
            return ZERO
        return Count(question_id in self.answered, 1, question_id in self.postponed)
