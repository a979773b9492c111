"""What a check found, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    WRONG = "fout"  # `check` fails
    DOUBT = "twijfel"  # for the second reader; does not fail


class Check(StrEnum):
    """The kinds of findings, by the name that stands in an exceptions file."""

    MISSING = "ontbreekt"
    OUTDATED = "verouderd"
    FILE = "bestand"
    MARKS = "merken"
    PLACES = "invulplekken"
    NUMBERS = "getallen"
    POLARITY = "ontkenning"
    CHOICES = "keuzes"
    TERMS = "vaste woorden"
    DUTCH = "nederlands"
    SCRIPT = "schrift"
    LENGTH = "lengte"
    SIGNS = "tekens"
    PUNCTUATION = "leestekens"
    PAIRS = "gelijk"


#: kinds that a person can judge to be right after all, with a reason
MAY_BE_EXCEPTED = frozenset(
    {
        Check.NUMBERS,
        Check.POLARITY,
        Check.CHOICES,
        Check.TERMS,
        Check.DUTCH,
        Check.SCRIPT,
        Check.LENGTH,
        Check.PUNCTUATION,
    }
)


@dataclass(frozen=True, slots=True)
class Translated:
    """One text and its translation, as a check sees it."""

    domain: str
    key: str
    dutch: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one text and how to mend it."""

    check: Check
    what: str
    remedy: str
    weight: Weight = Weight.WRONG


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its place: domain and language name the file."""

    domain: str
    language: str
    key: str
    problem: Problem

    @property
    def check(self) -> Check:
        return self.problem.check

    @property
    def is_wrong(self) -> bool:
        return self.problem.weight is Weight.WRONG

    def __str__(self) -> str:
        one = self.problem
        file = f"{self.domain}/{self.language}.po" if self.domain else self.language
        return f"{file} {self.key}: {one.check.value}: {one.what} {one.remedy}"
