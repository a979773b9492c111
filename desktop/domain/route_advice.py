"""Facts for and against each leerroute, with the question they come from.

No score, no ranking, no preselection (AVG 22): the klantmanager decides and gives reasons (Awb 3:46,
ECLI:NL:RVS:2024:5413). The order is that of the routes and of the questions, always the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawOnDay
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_abilities import ABILITIES
from desktop.domain.route_decisions import Offer
from desktop.domain.route_doubts import doubts, gaps, helps
from desktop.domain.route_fact import Case, Fact, Note, Sign
from desktop.domain.route_life import LIFE

__all__ = ["Fact", "Note", "RouteAdvice", "Sign", "route_advice"]


@dataclass(frozen=True, slots=True)
class RouteAdvice:
    """`facts` in the order routes, then questions. `gaps`: not asked yet. `doubts`: about the test.

    `helps`: what to know when writing the reasons.
    """

    facts: tuple[Fact, ...]
    gaps: tuple[Note, ...]
    doubts: tuple[Note, ...]
    helps: tuple[Note, ...] = ()

    def about(self, route: Leerroute, sign: Sign | None = None) -> tuple[Fact, ...]:
        """The facts of one route, all or of one sign, in their order."""
        return tuple(f for f in self.facts if f.route is route and (sign is None or f.sign is sign))

    def gaps_of(self, route: Leerroute) -> tuple[Note, ...]:
        """What bears on this route and was not asked yet."""
        return tuple(gap for gap in self.gaps if route in gap.routes)

    def helps_of(self, route: Leerroute) -> tuple[Note, ...]:
        """What helps with the reasons for or against this route."""
        return tuple(note for note in self.helps if route in note.routes)


def route_advice(
    answers: Answers,
    toets: LeerbaarheidstoetsResult,
    law: LawOnDay,
    today: date,
    offer: Offer | None = None,
    applies: Collection[str] | None = None,
) -> RouteAdvice:
    """All facts about the three routes, what was not asked, and what makes the test doubtful.

    `offer`: of the onderwijsroute, as decided. `applies`: the questions that apply to this person.
    Raises Refusal(LAW_BEFORE_FIRST_DATE) when the day is before the law.
    """
    case = Case(answers, toets, law, today, offer)
    found = [fact for rule in (*ABILITIES, *LIFE) for fact in rule(case)]
    order = list(Leerroute)  # stable below: the questions keep their order
    facts = tuple(sorted(found, key=lambda fact: order.index(fact.route)))
    return RouteAdvice(facts, tuple(gaps(case, applies)), tuple(doubts(case)), tuple(helps(case)))
