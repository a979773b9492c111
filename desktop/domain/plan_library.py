"""The library of plan lines: ready sentences in the first person, to choose from while the plan is made.

A line is only ever offered; a person chooses it. Marks: `avg` says how sensitive it is, `on_paper` whether
the person's paper may show it (never with mark 9 or 10: the paper lies about in a shared room). The codes of
the Gemeentelijk Gegevensmodel stand beside the lines so that an export needs no second list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desktop.domain.answer import Answers
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.leerroute import Leerroute
from forms.model import AvgMark

#: in front of the key of a line: its key in the texts (domain 'documents')
TEXT_PREFIX = "line."
BLOCKS = range(1, 9)
#: special categories and criminal matters (AVG 9 and 10)
SPECIAL_MARKS = frozenset({AvgMark.SPECIAL.value, AvgMark.CRIMINAL.value})
_ASK = re.compile(
    r"(?P<question>[A-Z]\d\d)(?:\.(?P<part>\w+))?(?:=(?P<choice>\w+)|<=(?P<most>[1-5])|(?P<any>\+))"
)


class ListKind(StrEnum):
    """What a list of sub-goals hangs under in the gegevensmodel."""

    WENS = "wens"
    PUNT = "punt"
    LOS = "los"


@dataclass(frozen=True, slots=True)
class SubGoalList:
    """The sub-goals of one ontwikkelwens or aandachtspunt; `code` is '' where the model has neither."""

    name: str
    kind: ListKind
    code: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """An answer that makes a line worth offering: a choice, a level of at most so much, or anything."""

    question: str
    part: str = ""
    choice: str = ""
    at_most: int = 0

    def is_met(self, answers: Answers) -> bool:
        """True when the answer stands there; 'weet niet' and 'wil niet zeggen' never count."""
        cells = answers.cells(self.question)
        if self.choice:
            found = cells.get(self.part) if self.part else None
            return (
                found == self.choice
                or (not self.part and self.choice in answers.chosen(self.question))
                or (not self.part and self.choice in cells.values())
            )
        if self.at_most:
            answer = answers.answer(self.question)
            levels = [*cells.values(), answer.value if answer else None, answers.number(self.question)]
            return any(
                isinstance(level, int) and not isinstance(level, bool) and level <= self.at_most
                for level in levels
            )
        chosen = answers.chosen(self.question)
        is_said = bool(chosen or answers.text(self.question) or cells)
        return bool(answers.rows(self.question)) or (is_said and chosen != ("geen",))


def read_ask(text: str) -> Ask | None:
    """'O05=nee', 'Z04.moeilijk=ja', 'D02<=2' or 'O04+'; None for anything else."""
    found = _ASK.fullmatch(text)
    if found is None:
        return None
    most = int(found["most"]) if found["most"] else 0
    return Ask(found["question"], found["part"] or "", found["choice"] or "", most)


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """One ready line. `text` is Dutch at level A2, first person; `note` is for the translator."""

    key: str
    text: str
    block: int  # 1..8
    picture: str
    avg: str
    on_paper: bool
    goal_list: str = ""
    goal: str = ""
    groups: frozenset[str] = frozenset()  # empty: everybody
    routes: frozenset[Leerroute] = frozenset()  # empty: every route
    map_theme: str = ""
    asks: tuple[Ask, ...] = ()
    note: str = ""

    @property
    def text_key(self) -> str:
        return TEXT_PREFIX + self.key

    @property
    def is_special(self) -> bool:
        return self.avg in SPECIAL_MARKS

    def fits(self, doelgroep: Doelgroep | None, route: Leerroute | None) -> bool:
        """True when the line makes sense for this group and route; what is not known rules nothing out."""
        is_for_group = not self.groups or doelgroep is None or doelgroep.forms_group.value in self.groups
        return is_for_group and (not self.routes or route is None or route in self.routes)


@dataclass(frozen=True)
class PlanLibrary:
    """All lines, in the order of their files: a fixed order, never a ranking."""

    lines: tuple[LibraryLine, ...] = ()
    goal_lists: tuple[SubGoalList, ...] = ()

    @cached_property
    def _by_key(self) -> dict[str, LibraryLine]:
        return {line.key: line for line in self.lines}

    def line(self, key: str) -> LibraryLine | None:
        """A line by its key; None when the library has no such line (any more)."""
        return self._by_key.get(key)

    def for_block(
        self, block: int, doelgroep: Doelgroep | None, route: Leerroute | None
    ) -> Iterator[LibraryLine]:
        """What may be offered for a block (1..8), in fixed order."""
        return (line for line in self.lines if line.block == block and line.fits(doelgroep, route))
