"""One row of a file, or one filled-in form beside a text, read into answers by the pack: nothing is written.

Every cell that cannot be read is told with the reason; the other cells of that person are still read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.handover import EARLIER_PIP_KEY, earlier_pip_problem
from desktop.usecases.handover_mapping import LEAVE_OUT, Division, meaning, ordinal_of, parts_of
from desktop.usecases.handover_targets import Target
from forms.problems import Refused
from forms.question_types import RawShape, Value, read_answer, show_answer, type_of

_TIME_OF_DAY = "T"


@dataclass(frozen=True, slots=True)
class CellRead:
    """One cell: where it goes and what it says in words, or why it cannot be read."""

    column: str
    target: str
    place: str  # the question in Dutch
    words: str
    problem: RefusalCode | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_unknown_word: bool = False

    def __repr__(self) -> str:
        return f"CellRead({self.target})"


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """One value for a question; `ordinal` > 0: a row of a repeat, in the order of the file."""

    question: str
    ordinal: int
    value: Value

    def __repr__(self) -> str:
        return f"AnswerRead({self.question})"


@dataclass(frozen=True, slots=True)
class PersonRead:
    """What one row says. `earlier_pip`: the plan of the municipality before, {} where it is not whole."""

    number: int
    answers: tuple[AnswerRead, ...]
    cells: tuple[CellRead, ...]
    earlier_pip: Mapping[str, str]
    #: something is wrong with the row itself (a cell too many, a sign that is broken)
    is_broken: bool = False

    def value(self, question: str) -> Value:
        """The value for a question, None where the row says nothing that can be read."""
        return next((one.value for one in self.answers if one.question == question), None)

    @property
    def problems(self) -> int:
        """How many things keep it from being brought in as it is."""
        return len(self.refused) + self.is_broken

    @property
    def refused(self) -> tuple[CellRead, ...]:
        return tuple(cell for cell in self.cells if cell.problem is not None)


def read_person(
    number: int, cells: Mapping[str, str], division: Division, targets: Mapping[str, Target], today: date
) -> PersonRead:
    """Read the cells of one row as `division` says. Never raises for what stands in a cell."""
    whole: dict[tuple[str, int], Value] = {}
    parts: dict[tuple[str, int], dict[str, Value]] = {}
    told: list[CellRead] = []
    for column, target, text in _divided(cells, division, targets):
        read = _read(column, text, target, division, today)
        if isinstance(read, CellRead):
            told.append(read)
            continue
        if read is None:
            continue
        question = target.key.partition("/")[0]
        place = (question, ordinal_of(column) if target.is_row else 0)
        shown = show_answer(target.asked, read)
        if (target.cell and target.cell in parts.get(place, {})) or (not target.cell and place in whole):
            told.append(CellRead(column, target.key, target.words, shown, RefusalCode.COLUMNS_MEET))
            continue
        if target.cell:
            parts.setdefault(place, {})[target.cell] = read
        else:
            whole[place] = read
        told.append(CellRead(column, target.key, target.words, shown))
    earlier, told = _earlier_pip(parts, told)
    answers = [AnswerRead(q, n, value) for (q, n), value in whole.items()]
    answers += [AnswerRead(q, n, dict(value)) for (q, n), value in parts.items()]
    order = {key.partition("/")[0]: place for place, key in enumerate(targets)}
    answers.sort(key=lambda one: (order.get(one.question, 0), one.ordinal))
    return PersonRead(number, tuple(answers), tuple(told), earlier)


def _divided(
    cells: Mapping[str, str], division: Division, targets: Mapping[str, Target]
) -> list[tuple[str, Target, str]]:
    found = []
    for column, text in cells.items():
        target = targets.get(division.columns.get(column, ""))
        if target is not None and text.strip():
            found.append((column, target, text.strip()))
    return found


def _read(column: str, text: str, target: Target, division: Division, today: date) -> Value | CellRead:
    """The value of a cell, None where its word is to be left out, or the cell with its problem."""
    raw: str | tuple[str, ...] = text
    if target.choices and not _is_day(target, text):
        keys = [meaning(target, word, division) for word in parts_of(target, text)]
        if any(not key for key in keys):
            code = RefusalCode.UNKNOWN_CHOICE
            return CellRead(column, target.key, target.words, text, code, is_unknown_word=True)
        kept = tuple(key for key in keys if key != LEAVE_OUT)
        if not kept:
            return None
        raw = kept if type_of(target.asked).raw_shape is RawShape.TEXTS else kept[0]
    elif target.asked.type.startswith("date"):
        raw = _without_time(text)
    value = read_answer(target.asked, raw, today)
    if isinstance(value, Refused):
        return CellRead(
            column, target.key, target.words, text, RefusalCode(value.code.value), dict(value.facts)
        )
    return value


def _is_day(target: Target, text: str) -> bool:
    return target.asked.type == "date_or_not_yet" and any(sign.isdigit() for sign in text)


def _without_time(text: str) -> str:
    """'2026-07-20T00:00:00+02:00' and '20-7-2026 00:00' as the day alone; anything else as it stands."""
    if len(text) > 10 and text[4:5] == "-" and text[10] in (_TIME_OF_DAY, " "):
        return text[:10]
    day, _, rest = text.partition(" ")
    return day if ":" in rest and day[-4:].isdigit() else text


def _earlier_pip(
    parts: dict[tuple[str, int], dict[str, Value]], told: list[CellRead]
) -> tuple[Mapping[str, str], list[CellRead]]:
    """Take the plan of before out of the answers: it is a decision, and half of one is no plan."""
    found = parts.pop((EARLIER_PIP_KEY, 0), None)
    if found is None:
        return {}, told
    value = {name: str(part) for name, part in found.items()}
    missing = earlier_pip_problem(value)
    if not missing:
        return value, told
    start = f"{EARLIER_PIP_KEY}/"
    return {}, [
        CellRead(c.column, c.target, c.place, c.words, c.problem or RefusalCode.ROW_INCOMPLETE)
        if c.target.startswith(start)
        else c
        for c in told
    ]
