"""What can be wrong: with what was typed (refused, in a word) and with a pack (said in full, in Dutch)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class AnswerProblem(StrEnum):
    """Why what was typed is not an answer. The words are those of the desk's refusal codes."""

    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_OLD = "date_too_old"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"
    BSN_FAILS_11_PROEF = "bsn_fails_11_proef"
    V_NUMMER_NOT_10_DIGITS = "v_nummer_not_10_digits"
    UNKNOWN_CHOICE = "unknown_choice"
    ROW_INCOMPLETE = "row_incomplete"
    NOT_PRINTABLE_TEXT = "not_printable_text"


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed cannot be an answer. `facts` are limits for the sentence, never what was typed.

    `column` is the key of the cell or line it is about, for rows and scales.
    """

    code: AnswerProblem
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    column: str | None = None


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One thing that is wrong with a pack: in which file, at which key, what, and what to do (Dutch)."""

    file: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.what}. {self.remedy}"


class PackBroken(Exception):
    """A pack that does not load; `problems` holds all of them, not only the first."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
