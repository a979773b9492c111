"""What a fact about a leerroute is, and what the rules that make facts are given.

A sign says on which side a fact weighs, never how much: nothing here can be added up (AVG 22).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.law.book import LawOnDay, LawValue
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_decisions import Offer

B1, ONDERWIJS, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z_ROUTE


class Sign(StrEnum):
    FOR = "voor"
    AGAINST = "tegen"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about one route; `text` is Dutch for the klantmanager, with the numbers in it."""

    route: Leerroute
    sign: Sign
    key: str
    text: str
    question: str | None
    law: LawValue | None = None
    because: str = ""  # why it weighs, in one sentence
    rules: tuple[str, ...] = ()  # lines of the rule list it rests on, besides that of `law`


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know or still to ask: a gap, a reason to doubt the test, or help with the reasons."""

    key: str
    text: str
    question: str | None = None
    topic: str = ""  # what is not asked yet, in a word or two
    routes: tuple[Leerroute, ...] = ()  # the routes it bears on; () = all
    rules: tuple[str, ...] = ()
    law: tuple[LawValue, ...] = ()
    is_gap: bool = False  # it was not asked yet


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    answers: Answers
    toets: LeerbaarheidstoetsResult
    law: LawOnDay
    today: date
    offer: Offer | None = None


Weighing = tuple[tuple[Leerroute, Sign], ...]
Rule = Callable[[Case], list[Fact]]
FOR, AGAINST, UNKNOWN = Sign.FOR, Sign.AGAINST, Sign.UNKNOWN
SPEAKS_FOR_Z: Weighing = ((B1, AGAINST), (ONDERWIJS, AGAINST), (Z, FOR))
SPEAKS_AGAINST_Z: Weighing = ((B1, FOR), (ONDERWIJS, FOR), (Z, AGAINST))
OPEN_EVERYWHERE: Weighing = tuple((route, UNKNOWN) for route in Leerroute)


def facts(
    key: str,
    text: str,
    question: str | None,
    weighing: Weighing,
    because: str = "",
    law: LawValue | None = None,
    rules: tuple[str, ...] = (),
) -> list[Fact]:
    """The same fact for each route it bears on, with the side it weighs on there."""
    return [Fact(route, sign, key, text, question, law, because, rules) for route, sign in weighing]
