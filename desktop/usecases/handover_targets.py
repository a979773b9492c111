"""What a hand-over may fill: questions and cells of the pack, and the plan of the municipality before.

Decided: never a question of AVG mark 9 or 10 (health and the like come from the person, with their own words
and their own leave), never one that is asked with nobody else beside, and nothing that only the talk itself
can bring (consent, signature, agreement, what was seen).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.handover import EARLIER_PIP_KEY
from desktop.domain.wording import nl
from forms.model import Choice, Column, FormPack, Question

_TYPES = frozenset(
    {
        "text", "long_text", "int", "bsn", "v_nummer", "date", "date_partial", "date_or_not_yet", "one",
        "yes_no", "multi", "scale5", "language", "languages", "country",
    }
)  # fmt: skip
_MANY = frozenset({"multi", "languages"})
_LANGUAGE = "S01"
_START_THEME = 0
#: only the talk can bring these
_OF_THE_TALK = frozenset(
    {"K05", "K06", "K07", "K08", "K09", "K10", "K11", "K12", "K13", "L05", "L06", "L07", "Z05"}
)
_ROUTES = (Choice("b1", "B1-route"), Choice("onderwijs", nl("Onderwijsroute")), Choice("z", "Z-route"))
_EARLIER = (
    Column("gemeente", nl("Gemeente"), "text"),
    Column("route", nl("Leerroute"), "one", _ROUTES),
    Column("dagtekening_initieel", nl("Eerste dagtekening"), "date"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """One place a column can go to. `question` is None for the plan of the municipality before."""

    key: str  # 'P02', 'P06/geboren', 'vorig_pip/route'
    words: str  # '1.2 Wanneer bent u geboren?'
    asked: Question | Column
    question: Question | None

    @property
    def is_row(self) -> bool:
        """A cell of a repeat: more columns of the file may fill it, one for each row."""
        return self.question is not None and self.question.type == "list"

    @property
    def cell(self) -> str:
        """The key of the cell, '' for a whole question."""
        return self.key.partition("/")[2]

    @property
    def takes_many(self) -> bool:
        """More words in one cell of the file are more choices."""
        return self.asked.type in _MANY

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.asked.choices


def targets_of(pack: FormPack) -> Mapping[str, Target]:
    """Every place a column can go to, in the order of the pack; the plan of before stands last."""
    return {target.key: target for target in _targets(pack)}


def _targets(pack: FormPack) -> Iterator[Target]:
    for question in pack.questions:
        if not _may_be_brought(question):
            continue
        words = nl("{number} {simple}", number=question.number, simple=question.simple)
        if question.type in _TYPES:
            yield Target(question.id, words, question, question)
        if question.type in ("parts", "list", "scales"):
            for column in question.columns:
                if column.type in _TYPES:
                    column = _whole(column, question)
                    yield Target(
                        f"{question.id}/{column.key}",
                        nl("{words} · {text}", words=words, text=column.text),
                        column,
                        question,
                    )
    for column in _EARLIER:
        yield Target(
            f"{EARLIER_PIP_KEY}/{column.key}",
            nl("Plan van een andere gemeente · {text}", text=column.text),
            column,
            None,
        )


def _may_be_brought(question: Question) -> bool:
    is_talk = question.theme == _START_THEME and question.id != _LANGUAGE
    return not (question.is_special or question.is_guarded or is_talk or question.id in _OF_THE_TALK)


def _whole(column: Column, question: Question) -> Column:
    """A line of a scale set borrows the steps of its question."""
    if column.choices or column.type != "scale5":
        return column
    return Column(column.key, column.text, column.type, question.choices)
